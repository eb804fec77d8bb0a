import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hostsFolder, phpProgram, phpVersion } from './php.ts';
import { freePort } from './training-server.ts';

/** Where WordPress is: Debian's, or a folder of another version. */
const source = process.env['A39_TEST_WORDPRESS'] ?? '/usr/share/wordpress';
const mariadb = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db', '/usr/bin/mariadb'];

/** Why no WordPress can run here, or undefined. */
export const whyNot = !phpVersion
  ? 'there is no `php` on this machine'
  : !existsSync(join(source, 'wp-includes/version.php'))
    ? `there is no WordPress in ${source} (Debian: \`apt-get install wordpress php-mysql mariadb-server\`)`
    : mariadb.find((path) => !existsSync(path))
      ? 'there is no MariaDB server on this machine (Debian: `apt-get install mariadb-server php-mysql`)'
      : undefined;

export interface WordPressSite {
  url: string;
  version: string;
  /** What PHP leaves in `$answer`, inside WordPress and as nobody. */
  inside(code: string): unknown;
  /** What the server said on its standard error so far: PHP's warnings, and its log. */
  log(): string;
  close(): Promise<void>;
}

/** A classic theme and one of blocks that do what every theme must, and no more. */
const themes = {
  'bare/style.css': '/* Theme Name: Bare */',
  'blocks/style.css': '/* Theme Name: Blocks */',
  'blocks/index.php': '',
  'blocks/templates/index.html':
    '<!-- wp:group {"tagName":"main"} --><main class="wp-block-group"><!-- wp:post-content /--></main><!-- /wp:group -->',
  'bare/index.php': `<!doctype html><html <?php language_attributes(); ?>><head><meta charset="utf-8"><title>Bare</title><?php wp_head(); ?></head>
<body <?php body_class(); ?>><main><?php while (have_posts()) { the_post(); the_content(); } ?></main><?php wp_footer(); ?></body></html>`,
};

/**
 * WordPress itself with our plugin switched on, on PHP's own web server and a MariaDB of its own, all in one temporary folder.
 * The administrator is `ines`, a reader `mina`, a contributor `tobias`; each one's password is the name twice.
 */
export async function wordPressSite(): Promise<WordPressSite> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-wordpress-'));
  const children: ChildProcess[] = [];
  const close = async () => {
    for (const child of children.reverse()) {
      if (child.exitCode !== null) continue;
      process.kill(-child.pid!, 'SIGTERM'); // the whole group: PHP's server leaves its workers behind
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const socket = await startMariaDb(folder, children);
    const port = await freePort('localhost');
    const url = `http://localhost:${port}`;
    const site = join(folder, 'site');
    cpSync(source, site, { recursive: true, dereference: true });
    rmSync(join(site, 'wp-content/db.php'), { force: true });
    writeFileSync(join(site, 'wp-config.php'), configuration(url, socket));
    for (const [name, text] of Object.entries(themes)) {
      const path = join(site, 'wp-content/themes', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    mkdirSync(join(site, 'wp-content/plugins'), { recursive: true });
    symlinkSync(join(hostsFolder, 'wordpress/article39'), join(site, 'wp-content/plugins/article39'));

    // PHP compiles WordPress in each process anew unless it is told where to keep what it compiled.
    const compiled = join(folder, 'compiled');
    mkdirSync(compiled);
    const compiledOnce = ['-d', 'opcache.enable_cli=1', '-d', `opcache.file_cache=${compiled}`];
    const inside = (code: string, before = ''): unknown => {
      const program = `<?php error_reporting(E_ALL); ini_set('display_errors', 'stderr'); $_SERVER['HTTP_HOST'] = 'localhost:${port}'; ${before} ob_start(); require '${site}/wp-load.php'; ${code}; ob_end_clean(); echo json_encode($answer ?? null);`;
      return JSON.parse(execFileSync(phpProgram, compiledOnce, { input: program, encoding: 'utf8', stdio: 'pipe' }));
    };
    inside(
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php'; wp_install('Brightwater Outdoor', 'ines', 'ines@brightwater.example', false, '', 'inesines')`,
      "define('WP_INSTALLING', true);",
    );
    const version = inside(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; switch_theme('bare');
       $failed = activate_plugin('article39/article39.php'); if (is_wp_error($failed)) throw new Exception($failed->get_error_message());
       foreach (['mina' => 'subscriber', 'tobias' => 'contributor'] as $name => $role)
         wp_insert_user(['user_login' => $name, 'user_pass' => $name . $name, 'user_email' => "$name@brightwater.example", 'display_name' => ucfirst($name), 'role' => $role]);
       $answer = get_bloginfo('version')`,
    ) as string;

    let log = '';
    const server = spawn(phpProgram, [...compiledOnce, '-S', `localhost:${port}`, '-t', site], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '3' },
    });
    children.push(server);
    server.stderr.on('data', (text: Buffer) => (log += text.toString()));
    await until(async () => (await fetch(`${url}/wp-login.php`)).ok);
    return { url, version, inside: (code) => inside(code), log: () => log, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function startMariaDb(folder: string, children: ChildProcess[]): Promise<string> {
  const datadir = join(folder, 'db');
  const socket = join(folder, 'db.sock');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    '/usr/bin/mariadb-install-db',
    ['--no-defaults', `--datadir=${datadir}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot],
    { stdio: 'ignore' },
  );
  const options = ['--no-defaults', `--datadir=${datadir}`, `--socket=${socket}`, '--skip-networking', ...asRoot];
  children.push(spawn('/usr/sbin/mariadbd', options, { stdio: 'ignore', detached: true }));
  const sql = (text: string) =>
    execFileSync('/usr/bin/mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', text], {
      stdio: 'ignore',
    });
  await until(() => {
    sql('create database if not exists wordpress');
    return true;
  });
  return socket;
}

function configuration(url: string, socket: string): string {
  const keys = [
    'AUTH_KEY',
    'SECURE_AUTH_KEY',
    'LOGGED_IN_KEY',
    'NONCE_KEY',
    'AUTH_SALT',
    'SECURE_AUTH_SALT',
    'LOGGED_IN_SALT',
    'NONCE_SALT',
  ];
  return `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
${keys.map((name) => `define('${name}', '${crypto.randomUUID()}');`).join('\n')}
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', false);
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_ENVIRONMENT_TYPE', 'local');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
}

/** Tries until it answers true; a minute is more than any of it needs. */
async function until(asked: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      if (await asked()) return;
    } catch (cause) {
      if (tries > 300) throw cause;
    }
    if (tries > 300) throw new Error('It did not come up.');
    await pause(200);
  }
}

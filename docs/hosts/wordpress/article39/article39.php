<?php
/**
 * Plugin Name:       Article 39
 * Description:       Data protection training in the pages of this site: a block and a shortcode. The site vouches for who is signed in.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       article39
 * Domain Path:       /languages
 *
 * @package Article39
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/includes/signing-key.php';
require __DIR__ . '/includes/elements.php';
require __DIR__ . '/includes/keys.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/token.php';

register_activation_hook( __FILE__, __NAMESPACE__ . '\\make_first_key' );

add_action( 'init', __NAMESPACE__ . '\\register_words_block_and_shortcode' );
add_action( 'admin_init', __NAMESPACE__ . '\\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_settings_page' );
add_action( 'admin_post_article39_key', __NAMESPACE__ . '\\change_key' );
add_action( 'rest_api_init', __NAMESPACE__ . '\\register_token_route' );
add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\\keep_to_this_site', 100, 3 );
add_action( 'wp_footer', __NAMESPACE__ . '\\print_config', 1 );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\\as_module', 10, 2 );

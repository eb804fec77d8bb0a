<?php
/**
 * Settings, Article 39: the training server, how people sign in, and what to register there.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

const SETTINGS_OPTION = 'article39_settings';

/** @return array{server: string, auth: string, popup: bool, email: bool} */
function settings() {
	return array_merge(
		array(
			'server' => '',
			'auth'   => 'token',
			'popup'  => true,
			'email'  => false,
		),
		(array) get_option( SETTINGS_OPTION, array() )
	);
}

/** On `admin_init`. */
function register_settings() {
	register_setting(
		'article39',
		SETTINGS_OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\\checked_settings',
		)
	);
}

/**
 * @param mixed $given What the form sent.
 * @return array{server: string, auth: string, popup: bool, email: bool}
 */
function checked_settings( $given ) {
	$given   = is_array( $given ) ? $given : array();
	$address = isset( $given['server'] ) ? (string) $given['server'] : '';
	$server  = Elements::origin( $address );
	if ( null === $server && '' !== trim( $address ) ) {
		add_settings_error( SETTINGS_OPTION, 'server', __( 'The address of the training server begins with https:// and has no path, for example https://learn.example.org.', 'article39' ) );
		$server = settings()['server'];
	}
	$auth = isset( $given['auth'] ) ? $given['auth'] : '';
	return array(
		'server' => (string) $server,
		'auth'   => in_array( $auth, array( 'token', 'cookie', 'redirect' ), true ) ? $auth : 'token',
		'popup'  => ! empty( $given['popup'] ),
		'email'  => ! empty( $given['email'] ),
	);
}

/** On `admin_menu`. */
function add_settings_page() {
	add_options_page( 'Article 39', 'Article 39', 'manage_options', 'article39', __NAMESPACE__ . '\\print_settings_page' );
}

/** The page. */
function print_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = settings();
	$field    = static function ( $name ) {
		return esc_attr( SETTINGS_OPTION . '[' . $name . ']' );
	};
	$ways     = array(
		'token'    => __( 'This site vouches for who is signed in here', 'article39' ),
		'cookie'   => __( 'The training server knows them by its own cookie (it must share a site with this one)', 'article39' ),
		'redirect' => __( 'They sign in at the training server, and come back', 'article39' ),
	);
	?>
	<div class="wrap">
		<h1>Article 39</h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'article39' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="article39-server"><?php esc_html_e( 'Training server', 'article39' ); ?></label></th>
					<td>
						<input id="article39-server" class="regular-text code" type="url" placeholder="https://learn.example.org"
							name="<?php echo $field( 'server' ); ?>" value="<?php echo esc_attr( $settings['server'] ); ?>">
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Sign-in', 'article39' ); ?></th>
					<td>
						<fieldset>
							<legend class="screen-reader-text"><?php esc_html_e( 'Sign-in', 'article39' ); ?></legend>
							<?php foreach ( $ways as $way => $words ) : ?>
								<label><input type="radio" name="<?php echo $field( 'auth' ); ?>" value="<?php echo esc_attr( $way ); ?>" <?php checked( $settings['auth'], $way ); ?>>
									<?php echo esc_html( $words ); ?></label><br>
							<?php endforeach; ?>
							<label><input type="checkbox" name="<?php echo $field( 'popup' ); ?>" value="1" <?php checked( $settings['popup'] ); ?>>
								<?php esc_html_e( 'Sign in in a window of its own', 'article39' ); ?></label>
						</fieldset>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'E-mail address', 'article39' ); ?></th>
					<td>
						<label><input type="checkbox" name="<?php echo $field( 'email' ); ?>" value="1" <?php checked( $settings['email'] ); ?>>
							<?php esc_html_e( 'Tell the training server each person\'s name and e-mail address, as verified', 'article39' ); ?></label>
						<p class="description">
							<?php esc_html_e( 'It finds the person by the address once, and knows them by the number of their account from then on. Tick this only if the addresses come from your directory: whoever can choose an address here could be taken for somebody else.', 'article39' ); ?>
						</p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<?php
		if ( 'token' === $settings['auth'] ) {
			print_registration();
		}
		?>
	</div>
	<?php
}

/** What to register with the training server. */
function print_registration() {
	$key  = signing_key();
	$next = next_key();
	$rows = array(
		__( 'Name', 'article39' )                => get_bloginfo( 'name' ),
		__( 'Origin of the pages', 'article39' ) => origin_of( home_url() ),
		__( 'Issuer', 'article39' )              => issuer(),
		__( 'Audience', 'article39' )            => settings()['server'],
	);
	?>
	<h2><?php esc_html_e( 'Register this site', 'article39' ); ?></h2>
	<p><?php esc_html_e( 'Enter this on the page Intranet of the training server, kind: host keys.', 'article39' ); ?></p>
	<table class="widefat striped" style="max-width: 60em">
		<tbody>
			<?php foreach ( $rows as $name => $value ) : ?>
				<tr><th scope="row"><?php echo esc_html( $name ); ?></th><td><code><?php echo esc_html( (string) $value ); ?></code></td></tr>
			<?php endforeach; ?>
		</tbody>
	</table>
	<?php
	if ( ! $key ) {
		echo '<p>' . esc_html__( 'There is no key yet, or it cannot be read.', 'article39' ) . '</p>';
		if ( ! key_is_given() ) {
			print_step( 'first', __( 'Make a key', 'article39' ) );
		}
		return;
	}
	print_key( 'article39-key', __( 'Public key', 'article39' ), $key );
	if ( key_is_given() ) {
		echo '<p>' . esc_html__( 'wp-config.php names the private key; it is exchanged there.', 'article39' ) . '</p>';
	} elseif ( $next ) {
		print_key( 'article39-next-key', __( 'Next public key', 'article39' ), $next );
		echo '<p>' . esc_html__( 'Add it to the training server first. Then sign with it here, and remove the old one there.', 'article39' ) . '</p>';
		print_step( 'use', __( 'Sign with the next key', 'article39' ) );
		print_step( 'drop', __( 'Drop the next key', 'article39' ) );
	} else {
		print_step( 'prepare', __( 'Prepare another key', 'article39' ) );
	}
}

/**
 * @param string     $id    Of the field.
 * @param string     $label Its label.
 * @param SigningKey $key   Whose public half is shown.
 */
function print_key( $id, $label, SigningKey $key ) {
	printf(
		'<p><label for="%1$s"><strong>%2$s</strong></label><br><textarea id="%1$s" class="large-text code" rows="4" readonly onfocus="this.select()">%3$s</textarea></p>',
		esc_attr( $id ),
		esc_html( $label ),
		esc_textarea( (string) wp_json_encode( $key->public_jwk(), JSON_UNESCAPED_SLASHES ) )
	);
}

/**
 * @param string $step  Which step of `change_key`.
 * @param string $words On the button.
 */
function print_step( $step, $words ) {
	printf( '<form action="%s" method="post" style="display: inline"><input type="hidden" name="action" value="article39_key"><input type="hidden" name="step" value="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( $step ) );
	wp_nonce_field( 'article39_key' );
	submit_button( $words, 'secondary', 'submit', false );
	echo '</form> ';
}

<?php
/**
 * Where the key pair is kept: in wp-config.php or a file beside the site if they name one, else in the database.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

const KEY_OPTION      = 'article39_private_key';
const NEXT_KEY_OPTION = 'article39_next_private_key';

/** On activation. A key that is there stays: the training server knows it. */
function make_first_key() {
	if ( ! key_is_given() && ! get_option( KEY_OPTION ) ) {
		keep_key( KEY_OPTION, SigningKey::new_pem() );
	}
}

/** @return bool Whether wp-config.php names the key. */
function key_is_given() {
	return defined( 'ARTICLE39_PRIVATE_KEY' ) || defined( 'ARTICLE39_PRIVATE_KEY_FILE' );
}

/**
 * @param string $option Which of the two.
 * @param string $pem    The private key.
 */
function keep_key( $option, $pem ) {
	// Not loaded with every page: only the token route and the settings need it.
	update_option( $option, $pem, false );
}

/** @return SigningKey|null The key that signs. Null: there is none, or it cannot be read; the log says why. */
function signing_key() {
	try {
		if ( defined( 'ARTICLE39_PRIVATE_KEY' ) ) {
			return new SigningKey( (string) ARTICLE39_PRIVATE_KEY );
		}
		if ( defined( 'ARTICLE39_PRIVATE_KEY_FILE' ) ) {
			// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A local file.
			return new SigningKey( (string) file_get_contents( (string) ARTICLE39_PRIVATE_KEY_FILE ) );
		}
		$pem = (string) get_option( KEY_OPTION, '' );
		return '' === $pem ? null : new SigningKey( $pem );
	} catch ( \RuntimeException $cause ) {
		error_log( 'article39: ' . $cause->getMessage() );
		return null;
	}
}

/** @return SigningKey|null The key that will sign once the training server knows it. */
function next_key() {
	$pem = key_is_given() ? '' : (string) get_option( NEXT_KEY_OPTION, '' );
	return '' === $pem ? null : new SigningKey( $pem );
}

/** The three buttons of the settings page: prepare another key, sign with it, drop it. */
function change_key() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not change these settings.', 'article39' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( 'article39_key' );
	$step = isset( $_POST['step'] ) ? sanitize_key( wp_unslash( $_POST['step'] ) ) : '';
	if ( ! key_is_given() ) {
		if ( 'first' === $step ) {
			make_first_key();
		} elseif ( 'prepare' === $step ) {
			keep_key( NEXT_KEY_OPTION, SigningKey::new_pem() );
		} elseif ( 'use' === $step && next_key() ) {
			keep_key( KEY_OPTION, (string) get_option( NEXT_KEY_OPTION ) );
			delete_option( NEXT_KEY_OPTION );
		} elseif ( 'drop' === $step ) {
			delete_option( NEXT_KEY_OPTION );
		}
	}
	wp_safe_redirect( admin_url( 'options-general.php?page=article39' ) );
	exit;
}

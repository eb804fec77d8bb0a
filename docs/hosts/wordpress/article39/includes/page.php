<?php
/**
 * What stands in the pages: elements, one `a39-config`, and the script of the training server. Nothing of it depends on who reads
 * the page, so page caches may keep it.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

/** On `init`. */
function register_words_block_and_shortcode() {
	load_plugin_textdomain( 'article39', false, dirname( plugin_basename( __DIR__ ) ) . '/languages' );
	register_block_type( dirname( __DIR__ ) . '/block' );
	wp_set_script_translations( 'article39-element-editor-script', 'article39', dirname( __DIR__ ) . '/languages' );
	add_shortcode( 'article39', __NAMESPACE__ . '\\shortcode' );
}

/**
 * `[article39 element="course" course="whose-data"]`
 *
 * @param array<string, string>|string $given What the editor wrote.
 * @return string
 */
function shortcode( $given ) {
	$given = is_array( $given ) ? $given : array();
	return element( isset( $given['element'] ) ? (string) $given['element'] : 'my-training', $given );
}

/**
 * An element, and in it the link for whoever has no script.
 *
 * @param string               $name  Which element, without `a39-`.
 * @param array<string, mixed> $given What the editor wrote.
 * @return string Safe HTML.
 */
function element( $name, array $given ) {
	$server  = settings()['server'];
	$checked = Elements::checked( $name, $given );
	if ( '' === $server || null === $checked ) {
		return note_for_editors( '' === $server ? __( 'Name your training server under Settings, Article 39.', 'article39' ) : __( 'There is no such element, or it lacks what it needs.', 'article39' ) );
	}
	use_elements();
	$attributes = '';
	foreach ( $checked as $attribute => $value ) {
		$attributes .= ' ' . $attribute . ( true === $value ? '' : '="' . esc_attr( $value ) . '"' );
	}
	$link = $server . Elements::fallback( $name, $checked );
	return sprintf(
		'<a39-%1$s%2$s><a href="%3$s">%4$s</a></a39-%1$s>',
		$name,
		$attributes,
		esc_url( $link ),
		esc_html__( 'Data protection training', 'article39' )
	);
}

/**
 * @param string $text What is wrong.
 * @return string Nothing for readers.
 */
function note_for_editors( $text ) {
	return current_user_can( 'edit_posts' ) ? '<p><em>Article 39: ' . esc_html( $text ) . '</em></p>' : '';
}

/** Asks for the scripts, once. */
function use_elements() {
	static $used = false;
	if ( $used ) {
		return;
	}
	$used = true;
	$ours = plugins_url( 'sign-in.js', __DIR__ );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'article39', script_address(), array(), null );
		wp_enqueue_script_module( 'article39-sign-in', $ours, array(), '1.0.0' );
	} else {
		wp_enqueue_script( 'article39', script_address(), array(), null, true );
		wp_enqueue_script( 'article39-sign-in', $ours, array(), '1.0.0', true );
	}
	elements_are_used( true );
}

/** @return string */
function script_address() {
	return settings()['server'] . '/embed/v1/a39.js';
}

/**
 * @param bool $now Whether they are from now on.
 * @return bool Whether the page has any of our elements.
 */
function elements_are_used( $now = false ) {
	static $used = false;
	$used        = $used || $now;
	return $used;
}

/**
 * Until WordPress 6.4 a script is no module unless its tag says so.
 *
 * @param string $tag    The tag.
 * @param string $handle Whose.
 * @return string
 */
function as_module( $tag, $handle ) {
	if ( 'article39' !== $handle && 'article39-sign-in' !== $handle ) {
		return $tag;
	}
	return str_replace( '<script ', '<script type="module" ', preg_replace( '/\stype=([\'"])text\/javascript\1/', '', $tag ) );
}

/**
 * In the footer, not beside the first element: some plugins render a page's text early and throw it away.
 */
function print_config() {
	if ( ! elements_are_used() ) {
		return;
	}
	$settings = settings();
	printf(
		'<a39-config server="%s" auth="%s"%s%s></a39-config>' . "\n",
		esc_attr( $settings['server'] ),
		esc_attr( $settings['auth'] ),
		$settings['popup'] ? '' : ' popup="no"',
		'token' === $settings['auth'] ? sprintf(
			' data-token="%s" data-nonce="%s"',
			esc_url( rest_url( 'article39/v1/token' ) ),
			esc_url( admin_url( 'admin-ajax.php?action=rest-nonce', 'relative' ) )
		) : ''
	);
}

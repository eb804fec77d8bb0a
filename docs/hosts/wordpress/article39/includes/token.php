<?php
/**
 * The token route: says who is signed in, to the training server alone, for two minutes, once.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

/** POST /wp-json/article39/v1/token */
function register_token_route() {
	register_rest_route(
		'article39/v1',
		'/token',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\answer_token',
			'permission_callback' => __NAMESPACE__ . '\\may_have_token',
			'show_in_index'       => false,
		)
	);
}

/**
 * Who may ask: somebody signed in to this site, from a page of this site.
 *
 * WordPress answers every origin with `Access-Control-Allow-Credentials`, and takes application passwords without a nonce. So
 * this route asks for the nonce itself, and for an origin of its own.
 *
 * @param \WP_REST_Request $request The request.
 * @return true|\WP_Error
 */
function may_have_token( \WP_REST_Request $request ) {
	if ( ! is_user_logged_in() || ! wp_verify_nonce( (string) $request->get_header( 'x_wp_nonce' ), 'wp_rest' ) ) {
		return new \WP_Error( 'article39_sign_in', __( 'Sign in to this site first.', 'article39' ), array( 'status' => 401 ) );
	}
	$origin = get_http_origin();
	if ( $origin && ! in_array( strtolower( $origin ), own_origins(), true ) ) {
		return new \WP_Error( 'article39_origin', __( 'Only pages of this site may ask.', 'article39' ), array( 'status' => 403 ) );
	}
	$may = current_user_can( 'read' ) && ( ! is_multisite() || is_user_member_of_blog() );
	/**
	 * Whether somebody who is signed in may enter the training. For sites where not every account is a colleague.
	 *
	 * @param bool     $may  Whether they may.
	 * @param \WP_User $user Who asks.
	 */
	if ( ! apply_filters( 'article39_may_enter', $may, wp_get_current_user() ) ) {
		return new \WP_Error( 'article39_not_meant', __( 'This account is not meant for the training.', 'article39' ), array( 'status' => 403 ) );
	}
	return true;
}

/** @return string[] */
function own_origins() {
	return array_filter( array( origin_of( home_url() ), origin_of( site_url() ) ) );
}

/**
 * @param string $address An address with a path.
 * @return string|null
 */
function origin_of( $address ) {
	$parts = wp_parse_url( $address );
	return empty( $parts['host'] )
		? null
		: strtolower( $parts['scheme'] . '://' . $parts['host'] ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/** @return \WP_REST_Response|\WP_Error The token. */
function answer_token() {
	$settings = settings();
	$key      = signing_key();
	if ( ! $key || '' === $settings['server'] || 'token' !== $settings['auth'] ) {
		return new \WP_Error( 'article39_not_set_up', __( 'This site does not vouch for anybody yet. See Settings, Article 39.', 'article39' ), array( 'status' => 503 ) );
	}
	return new \WP_REST_Response( array( 'token' => $key->token( who( wp_get_current_user() ), issuer(), $settings['server'], time() ) ) );
}

/**
 * WordPress sets its own headers after those of a response, so ours come last: nobody keeps the answer, and no other origin
 * reads it, not even when it is a refusal.
 *
 * @param bool              $served   Whether somebody has answered already.
 * @param \WP_HTTP_Response $response The answer.
 * @param \WP_REST_Request  $request  The request.
 * @return bool
 */
function keep_to_this_site( $served, $response, $request ) {
	if ( '/article39/v1/token' === strtolower( untrailingslashit( (string) $request->get_route() ) ) && ! headers_sent() ) {
		header( 'Cache-Control: no-store' );
		add_filter( // Some versions set theirs after this.
			'nocache_headers',
			static function ( $headers ) {
				return array( 'Cache-Control' => 'no-store' ) + $headers;
			},
			100
		);
		header( 'Vary: Cookie, Origin' );
		header_remove( 'Access-Control-Allow-Origin' );
		header_remove( 'Access-Control-Allow-Credentials' );
	}
	return $served;
}

/**
 * The number of the account never changes, its address and its login may. The address is for finding the person once.
 *
 * @param \WP_User $user Who is signed in.
 * @return array<string, mixed>
 */
function who( \WP_User $user ) {
	$who = array( 'sub' => (string) $user->ID );
	if ( settings()['email'] && is_email( $user->user_email ) ) {
		$who['email']          = $user->user_email;
		$who['email_verified'] = true;
		$who['name']           = wp_strip_all_tags( $user->display_name );
	}
	/**
	 * What the training server is told of somebody. For sites that know a number from HR: `staff_number` or `external_id` finds the
	 * person better than an address does. The `sub` stays the account's.
	 *
	 * @param array<string, mixed> $who  What is told.
	 * @param \WP_User             $user Who is signed in.
	 */
	$told = (array) apply_filters( 'article39_who', $who, $user );
	return array( 'sub' => $who['sub'] ) + $told;
}

/**
 * The address of this site, as it is registered with the training server. Not `home_url()`: plugins for several languages add
 * a path to it.
 *
 * @return string
 */
function issuer() {
	return untrailingslashit( (string) get_option( 'home' ) );
}

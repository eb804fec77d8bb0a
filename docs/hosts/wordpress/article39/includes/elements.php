<?php
/**
 * The elements that an editor may place. The Drupal module carries a copy of this class; a test compares the two.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

/**
 * The closed list of elements and of what each takes. Whatever is not on it is left out, so a page can never name another
 * server, nor carry a script.
 */
final class Elements {
	private const EVERYWHERE = array(
		'lang'          => '/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/D',
		'theme'         => array( 'auto', 'light', 'dark' ),
		'heading-level' => '/^[1-6]$/D',
	);

	private const ADDRESS = '#^(https?://|/(?![/\\\\]))[^\s"\'<>\\\\]*$#Du';
	private const ID      = '/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/D';
	private const IDS     = '/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}([ ,]+[A-Za-z0-9][A-Za-z0-9._-]{0,63})*$/D';
	private const NUMBER  = '/^[1-9][0-9]{0,2}$/D';
	private const WORDS   = '/^[^<>\p{Cc}]{1,80}$/Du';
	private const FLAG    = true;

	private const ELEMENTS = array(
		'my-training'  => array(
			'show'        => array( 'open', 'done', 'all' ),
			'layout'      => array( 'list', 'cards' ),
			'limit'       => self::NUMBER,
			'course-href' => self::ADDRESS,
		),
		'course'       => array(
			'course'     => self::ID,
			'start'      => array( 'resume', 'beginning' ),
			'content'    => array( 'light', 'shadow' ),
			'hash-links' => self::FLAG,
		),
		'status'       => array(
			'variant'        => array( 'badge', 'banner', 'count' ),
			'hide-when-done' => self::FLAG,
			'href'           => self::ADDRESS,
		),
		'quick-check'  => array(
			'question' => '#^[A-Za-z0-9][A-Za-z0-9._-]{0,63}/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$#D',
			'record'   => array( 'none', 'completion' ),
		),
		'acknowledge'  => array(
			'document' => self::ID,
			'version'  => self::ID,
		),
		'my-documents' => array( 'hide-when-empty' => self::FLAG ),
		'certificates' => array(
			'course' => self::ID,
			'limit'  => self::NUMBER,
		),
		'privacy'      => array( 'section' => array( 'all', 'data', 'access-log', 'export' ) ),
		'team'         => array(
			'view'        => array( 'overdue', 'matrix', 'summary' ),
			'group'       => self::ID,
			'courses'     => self::IDS,
			'manage-href' => self::ADDRESS,
		),
		'signin'       => array( 'label' => self::WORDS ),
	);

	private const NEEDED = array(
		'course'      => 'course',
		'quick-check' => 'question',
		'acknowledge' => 'document',
	);

	/** @return string[] The names of the elements, without `a39-`. */
	public static function names() {
		return array_keys( self::ELEMENTS );
	}

	/** @return string[] The names of everything that some element takes. */
	public static function attribute_names() {
		return array_keys( array_merge( self::EVERYWHERE, ...array_values( self::ELEMENTS ) ) );
	}

	/**
	 * What an editor wrote, with all left out that is not on the list.
	 *
	 * @param string               $element The element's name, without `a39-`.
	 * @param array<string, mixed> $given   What the editor wrote.
	 * @return array<string, string|true>|null Values are not escaped yet; `true` is an attribute without a value. Null: there is
	 *                                         no such element, or it lacks what it needs.
	 */
	public static function checked( $element, array $given ) {
		if ( ! isset( self::ELEMENTS[ $element ] ) ) {
			return null;
		}
		$kept = array();
		foreach ( self::ELEMENTS[ $element ] + self::EVERYWHERE as $name => $rule ) {
			$value = isset( $given[ $name ] ) && is_scalar( $given[ $name ] ) ? trim( (string) $given[ $name ] ) : '';
			if ( self::FLAG === $rule && in_array( $value, array( '1', 'true', 'yes', $name ), true ) ) {
				$kept[ $name ] = true;
			} elseif ( is_array( $rule ) && in_array( $value, $rule, true ) ) {
				$kept[ $name ] = $value;
			} elseif ( is_string( $rule ) && 1 === preg_match( $rule, $value ) ) {
				$kept[ $name ] = $value;
			}
		}
		$needed = isset( self::NEEDED[ $element ] ) ? self::NEEDED[ $element ] : null;
		return null === $needed || isset( $kept[ $needed ] ) ? $kept : null;
	}

	/**
	 * Where the link inside an element leads, for whoever has no script.
	 *
	 * @param string                     $element The element's name, without `a39-`.
	 * @param array<string, string|true> $checked What `checked` answered.
	 * @return string A path on the training server.
	 */
	public static function fallback( $element, array $checked ) {
		return 'course' === $element ? '/plain/courses/' . rawurlencode( (string) $checked['course'] ) : '/plain';
	}

	/**
	 * An origin, as browsers write it. No path: the key in a token's `aud` must be the same text on both sides.
	 *
	 * @param string $address What somebody typed.
	 * @return string|null Null: it is no address of a server, or one without encryption that is not on this machine.
	 */
	public static function origin( $address ) {
		$trimmed = rtrim( trim( $address ), '/' );
		if ( 1 !== preg_match( '#^(https?)://([a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[0-9]{1,5})?$#Di', $trimmed, $parts ) ) {
			return null;
		}
		$scheme = strtolower( $parts[1] );
		$host   = strtolower( $parts[2] );
		$here   = in_array( $host, array( 'localhost', '127.0.0.1' ), true ) || '.localhost' === substr( $host, -10 );
		if ( 'https' !== $scheme && ! $here ) {
			return null;
		}
		$port = isset( $parts[4] ) ? $parts[4] : '';
		return $scheme . '://' . $host . ( ( 'https' === $scheme ? ':443' : ':80' ) === $port ? '' : $port );
	}
}

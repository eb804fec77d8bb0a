<?php
/**
 * The site's key pair. The Drupal module carries a copy of this class: each plugin must stand alone. A test compares the two.
 */

namespace Article39;

defined( 'ABSPATH' ) || exit;

/**
 * An ES256 key pair (ECDSA on P-256 with SHA-256): makes one, signs with it, and shows its public half as a JWK.
 *
 * OpenSSL writes a signature as DER and leaves out leading zeros of numbers. A JWT wants both numbers at 32 bytes, side by side.
 */
final class SigningKey {
	/** @var \OpenSSLAsymmetricKey|resource */
	private $key;

	/** @var array<string, string> The x and y of the public key, 32 bytes each. */
	private $point;

	/**
	 * @param string $pem The private key, in PEM.
	 * @throws \RuntimeException When it is no P-256 private key.
	 */
	public function __construct( $pem ) {
		$key     = openssl_pkey_get_private( $pem );
		$details = $key ? openssl_pkey_get_details( $key ) : false;
		if ( ! $details || ! isset( $details['ec']['d'] ) || 'prime256v1' !== $details['ec']['curve_name'] ) {
			throw new \RuntimeException( 'This is no private key on the curve P-256 in PEM.' );
		}
		$this->key   = $key;
		$this->point = array(
			'x' => self::padded( $details['ec']['x'] ),
			'y' => self::padded( $details['ec']['y'] ),
		);
	}

	/**
	 * @return string A new private key, in PEM.
	 * @throws \RuntimeException When OpenSSL cannot make one.
	 */
	public static function new_pem() {
		$key = openssl_pkey_new(
			array(
				'private_key_type' => OPENSSL_KEYTYPE_EC,
				'curve_name'       => 'prime256v1',
			)
		);
		$pem = '';
		if ( ! $key || ! openssl_pkey_export( $key, $pem ) ) {
			throw new \RuntimeException( 'OpenSSL made no key: ' . openssl_error_string() );
		}
		return $pem;
	}

	/** @return array<string, string> The public key, as the training server takes it. */
	public function public_jwk() {
		return array(
			'kty' => 'EC',
			'crv' => 'P-256',
			'x'   => self::base64url( $this->point['x'] ),
			'y'   => self::base64url( $this->point['y'] ),
			'kid' => $this->kid(),
			'alg' => 'ES256',
			'use' => 'sig',
		);
	}

	/** @return string The thumbprint of the public key (RFC 7638): the same key has the same name everywhere. */
	public function kid() {
		$canonical = sprintf(
			'{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}',
			self::base64url( $this->point['x'] ),
			self::base64url( $this->point['y'] )
		);
		return self::base64url( hash( 'sha256', $canonical, true ) );
	}

	/**
	 * A token that says who somebody is, for one training server, for the next two minutes, once.
	 *
	 * @param array<string, mixed> $who      `sub`, and if the site gives them, `email`, `email_verified`, `name`.
	 * @param string               $issuer   The site's address, as it is registered.
	 * @param string               $audience The training server's address.
	 * @param int                  $now      Seconds since 1970.
	 * @return string
	 * @throws \RuntimeException When OpenSSL does not sign.
	 */
	public function token( array $who, $issuer, $audience, $now ) {
		$claims = array_merge(
			$who,
			array(
				'iss' => $issuer,
				'aud' => $audience,
				'iat' => $now,
				'exp' => $now + 120,
				'jti' => self::base64url( random_bytes( 24 ) ),
			)
		);
		$header = array(
			'alg' => 'ES256',
			'kid' => $this->kid(),
			'typ' => 'JWT',
		);
		$signed = self::base64url( self::json( $header ) ) . '.' . self::base64url( self::json( $claims ) );
		$der    = '';
		if ( ! openssl_sign( $signed, $der, $this->key, OPENSSL_ALGO_SHA256 ) ) {
			throw new \RuntimeException( 'OpenSSL did not sign.' );
		}
		return $signed . '.' . self::base64url( self::jose( $der ) );
	}

	/**
	 * @param string $der SEQUENCE { INTEGER r, INTEGER s }: for P-256 every length fits in one byte.
	 * @return string r and s, 32 bytes each.
	 * @throws \RuntimeException When it is no such signature.
	 */
	public static function jose( $der ) {
		$r = self::integer( $der, 2 );
		$s = self::integer( $der, 4 + strlen( $r ) );
		if ( "\x30" !== substr( $der, 0, 1 ) || strlen( $der ) !== 6 + strlen( $r ) + strlen( $s ) ) {
			throw new \RuntimeException( 'This is no ECDSA signature.' );
		}
		return self::padded( $r ) . self::padded( $s );
	}

	/**
	 * @param string $der The signature.
	 * @param int    $at  Where the integer begins.
	 * @return string Its bytes.
	 * @throws \RuntimeException When there is none.
	 */
	private static function integer( $der, $at ) {
		if ( "\x02" !== substr( $der, $at, 1 ) || strlen( $der ) < $at + 2 ) {
			throw new \RuntimeException( 'This is no ECDSA signature.' );
		}
		return substr( $der, $at + 2, ord( $der[ $at + 1 ] ) );
	}

	/**
	 * @param string $number Big-endian; may have a sign byte in front, or have lost its leading zeros.
	 * @return string 32 bytes.
	 * @throws \RuntimeException When it is larger.
	 */
	private static function padded( $number ) {
		$bare = ltrim( $number, "\0" );
		if ( strlen( $bare ) > 32 ) {
			throw new \RuntimeException( 'This number does not belong to P-256.' );
		}
		return str_pad( $bare, 32, "\0", STR_PAD_LEFT );
	}

	/**
	 * @param array<string, mixed> $value What to write.
	 * @return string
	 * @throws \RuntimeException When a text in it is not UTF-8.
	 */
	private static function json( array $value ) {
		$text = json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		if ( false === $text ) {
			throw new \RuntimeException( 'Not UTF-8: ' . json_last_error_msg() );
		}
		return $text;
	}

	/**
	 * @param string $bytes Any bytes.
	 * @return string
	 */
	private static function base64url( $bytes ) {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}

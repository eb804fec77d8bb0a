<?php
/**
 * The block in a page. WordPress gives `$attributes`.
 *
 * @package Article39
 */

defined( 'ABSPATH' ) || exit;

$article39_html = Article39\element( (string) $attributes['element'], (array) $attributes['settings'] );
if ( '' !== $article39_html ) {
	printf( '<div %s>%s</div>', get_block_wrapper_attributes(), $article39_html );
}

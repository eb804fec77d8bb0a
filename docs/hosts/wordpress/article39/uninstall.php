<?php
/**
 * When the plugin is deleted: its settings and keys go. Tokens live two minutes, so nothing stays valid.
 *
 * @package Article39
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

$article39_options = array( 'article39_settings', 'article39_private_key', 'article39_next_private_key' );
$article39_sites   = is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() );
foreach ( $article39_sites as $article39_site ) {
	if ( is_multisite() ) {
		switch_to_blog( $article39_site );
	}
	array_map( 'delete_option', $article39_options );
	if ( is_multisite() ) {
		restore_current_blog();
	}
}

<?php

declare(strict_types=1);

namespace Drupal\article39;

/**
 * Finds `[article39 …]` in the texts of a document.
 *
 * Only in texts: in the value of an attribute, what is put there could end the attribute and begin another.
 */
final class Shortcodes {

  private const SHORTCODE = '/\[article39((?:\s+[a-z-]+="[^"\[\]<>]*")*)\s*\]/u';

  private const TEXTS = '//text()[contains(., "[article39")][not(ancestor::code or ancestor::pre or ancestor::script or ancestor::style or ancestor::textarea)]';

  /**
   * Whether the text may have one.
   */
  public static function has(string $html): bool {
    return str_contains($html, '[article39');
  }

  /**
   * Puts a mark in the place of each one.
   *
   * @param \DOMDocument $document
   *   The document; its texts change.
   * @param callable(string, array): string $element
   *   Gets the name and what else was written, and answers safe HTML.
   *
   * @return array<string, string>
   *   What to put in the place of each mark, once the document is text again. Nobody can write a mark beforehand.
   */
  public static function marked(\DOMDocument $document, callable $element): array {
    $places = [];
    $texts = iterator_to_array((new \DOMXPath($document))->query(self::TEXTS));
    foreach ($texts as $text) {
      $text->nodeValue = preg_replace_callback(self::SHORTCODE, static function (array $match) use ($element, &$places): string {
        preg_match_all('/([a-z-]+)="([^"]*)"/', $match[1], $parts, PREG_SET_ORDER);
        $given = array_column($parts, 2, 1);
        $mark = 'article39-' . bin2hex(random_bytes(16));
        $places[$mark] = $element($given['element'] ?? 'my-training', $given);
        return $mark;
      }, $text->nodeValue) ?? $text->nodeValue;
    }
    return $places;
  }

}

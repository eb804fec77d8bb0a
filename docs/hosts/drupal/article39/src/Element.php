<?php

declare(strict_types=1);

namespace Drupal\article39;

use Drupal\Core\Config\ConfigFactoryInterface;
use Drupal\Core\StringTranslation\StringTranslationTrait;
use Drupal\Core\Url;

/**
 * An element in a page, and what the page needs for it. Nothing of it depends on who reads the page.
 */
final class Element {

  use StringTranslationTrait;

  public function __construct(private readonly ConfigFactoryInterface $configFactory) {}

  /**
   * What is rendered for an element.
   *
   * @param string $name
   *   Which element, without `a39-`.
   * @param array $given
   *   What the editor wrote.
   *
   * @return array|null
   *   A render array. NULL: there is no such element, it lacks what it needs, or no server is named yet.
   */
  public function build(string $name, array $given): ?array {
    $config = $this->configFactory->get('article39.settings');
    $server = (string) $config->get('server');
    $checked = Elements::checked($name, $given);
    if ($server === '' || $checked === NULL) {
      return NULL;
    }
    return [
      '#type' => 'html_tag',
      '#tag' => 'a39-' . $name,
      '#attributes' => $checked,
      '#value' => '',
      'link' => [
        '#type' => 'html_tag',
        '#tag' => 'a',
        '#attributes' => ['href' => $server . Elements::fallback($name, $checked)],
        '#value' => $this->t('Data protection training'),
      ],
    ] + $this->needs();
  }

  /**
   * The scripts, the settings they read, and when a page that is kept is out of date.
   */
  public function needs(): array {
    $config = $this->configFactory->get('article39.settings');
    return [
      '#attached' => [
        'library' => ['article39/elements'],
        'drupalSettings' => [
          'article39' => [
            'server' => $config->get('server'),
            'auth' => $config->get('auth'),
            'popup' => (bool) $config->get('popup'),
            'token' => Url::fromRoute('article39.token')->toString(),
            'csrf' => Url::fromRoute('system.csrftoken')->toString(),
          ],
        ],
      ],
      '#cache' => ['tags' => $config->getCacheTags(), 'contexts' => ['languages:language_interface']],
    ];
  }

}

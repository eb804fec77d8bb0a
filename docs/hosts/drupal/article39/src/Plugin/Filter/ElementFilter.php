<?php

declare(strict_types=1);

namespace Drupal\article39\Plugin\Filter;

use Drupal\article39\Element;
use Drupal\article39\Shortcodes;
use Drupal\Component\Utility\Html;
use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\Core\Render\BubbleableMetadata;
use Drupal\Core\Render\RendererInterface;
use Drupal\Core\StringTranslation\TranslatableMarkup;
use Drupal\filter\Attribute\Filter;
use Drupal\filter\FilterProcessResult;
use Drupal\filter\Plugin\FilterBase;
use Drupal\filter\Plugin\FilterInterface;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * `[article39 element="course" course="whose-data"]` in a text becomes the element.
 *
 * It must stand after "Limit allowed HTML tags", which would strip the element. It only ever writes elements of the closed list.
 */
#[Filter(
  id: 'article39_element',
  title: new TranslatableMarkup('Data protection training: [article39 element="course" course="whose-data"]'),
  type: FilterInterface::TYPE_TRANSFORM_IRREVERSIBLE,
  weight: 50,
)]
final class ElementFilter extends FilterBase implements ContainerFactoryPluginInterface {

  public function __construct(
    array $configuration,
    string $plugin_id,
    mixed $plugin_definition,
    protected Element $element,
    protected RendererInterface $renderer,
  ) {
    parent::__construct($configuration, $plugin_id, $plugin_definition);
  }

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container, array $configuration, $plugin_id, $plugin_definition): self {
    return new self($configuration, $plugin_id, $plugin_definition, $container->get('article39.element'), $container->get('renderer'));
  }

  /**
   * {@inheritdoc}
   */
  public function process($text, $langcode): FilterProcessResult {
    $result = new FilterProcessResult($text);
    if (!Shortcodes::has((string) $text)) {
      return $result;
    }
    $document = Html::load((string) $text);
    $places = Shortcodes::marked($document, function (string $name, array $given): string {
      $build = $this->element->build($name, $given);
      return $build === NULL ? '' : (string) $this->renderer->renderInIsolation($build);
    });
    $needs = BubbleableMetadata::createFromRenderArray($this->element->needs());
    return $result
      ->setProcessedText(strtr(Html::serialize($document), $places))
      ->addCacheableDependency($needs)
      ->addAttachments($needs->getAttachments());
  }

  /**
   * {@inheritdoc}
   */
  public function tips($long = FALSE): string {
    return (string) $this->t('Write @example where the training belongs.', ['@example' => '[article39 element="my-training"]']);
  }

}

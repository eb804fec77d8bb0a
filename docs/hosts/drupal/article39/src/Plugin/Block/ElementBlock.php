<?php

declare(strict_types=1);

namespace Drupal\article39\Plugin\Block;

use Drupal\article39\Element;
use Drupal\article39\Elements;
use Drupal\Core\Block\Attribute\Block;
use Drupal\Core\Block\BlockBase;
use Drupal\Core\Cache\Cache;
use Drupal\Core\Form\FormStateInterface;
use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\Core\StringTranslation\TranslatableMarkup;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * An element as a block.
 */
#[Block(
  id: 'article39_element',
  admin_label: new TranslatableMarkup('Data protection training'),
)]
final class ElementBlock extends BlockBase implements ContainerFactoryPluginInterface {

  public function __construct(array $configuration, string $plugin_id, mixed $plugin_definition, protected Element $element) {
    parent::__construct($configuration, $plugin_id, $plugin_definition);
  }

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container, array $configuration, $plugin_id, $plugin_definition): self {
    return new self($configuration, $plugin_id, $plugin_definition, $container->get('article39.element'));
  }

  /**
   * {@inheritdoc}
   */
  public function defaultConfiguration(): array {
    return ['element' => 'my-training', 'attributes' => []];
  }

  /**
   * {@inheritdoc}
   */
  public function blockForm($form, FormStateInterface $form_state): array {
    $form['element'] = [
      '#type' => 'select',
      '#title' => $this->t('What is shown'),
      '#options' => array_combine(Elements::names(), Elements::names()),
      '#default_value' => $this->configuration['element'],
    ];
    $form['attributes'] = [
      '#type' => 'textarea',
      '#title' => $this->t('Attributes'),
      '#description' => $this->t('One a line, for example %example. What the element does not take is left out.', ['%example' => 'course: whose-data']),
      '#default_value' => implode("\n", array_map(
        static fn (string $name, string $value): string => "$name: $value",
        array_keys($this->configuration['attributes']),
        $this->configuration['attributes'],
      )),
      '#rows' => 4,
    ];
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function blockValidate($form, FormStateInterface $form_state): void {
    if (Elements::checked($form_state->getValue('element'), $this->written($form_state)) === NULL) {
      $form_state->setErrorByName('attributes', (string) $this->t('The element lacks what it needs: a course, a question or a document.'));
    }
  }

  /**
   * {@inheritdoc}
   */
  public function blockSubmit($form, FormStateInterface $form_state): void {
    $element = $form_state->getValue('element');
    $this->configuration['element'] = $element;
    $this->configuration['attributes'] = array_map(
      static fn (string|bool $value): string => $value === TRUE ? 'true' : $value,
      Elements::checked($element, $this->written($form_state)) ?? [],
    );
  }

  /**
   * {@inheritdoc}
   */
  public function build(): array {
    return $this->element->build($this->configuration['element'], $this->configuration['attributes']) ?? [];
  }

  /**
   * {@inheritdoc}
   */
  public function getCacheTags(): array {
    return Cache::mergeTags(parent::getCacheTags(), ['config:article39.settings']);
  }

  /**
   * The lines of the form.
   */
  private function written(FormStateInterface $form_state): array {
    $given = [];
    foreach (preg_split('/\R/', (string) $form_state->getValue('attributes')) as $line) {
      [$name, $value] = array_map('trim', explode(':', $line, 2)) + [1 => ''];
      $given[$name] = $value;
    }
    return $given;
  }

}

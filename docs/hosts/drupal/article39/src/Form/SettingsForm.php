<?php

declare(strict_types=1);

namespace Drupal\article39\Form;

use Drupal\article39\Elements;
use Drupal\article39\Keys;
use Drupal\article39\SigningKey;
use Drupal\Core\Cache\CacheTagsInvalidatorInterface;
use Drupal\Core\Form\ConfigFormBase;
use Drupal\Core\Form\FormStateInterface;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * The training server, how people sign in, and what to register there.
 */
final class SettingsForm extends ConfigFormBase {

  // Not private: Drupal keeps forms, and gives their services back, in a parent class.
  protected Keys $keys;
  protected CacheTagsInvalidatorInterface $tags;

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container): self {
    $form = parent::create($container);
    $form->keys = $container->get('article39.keys');
    $form->tags = $container->get('cache_tags.invalidator');
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function getFormId(): string {
    return 'article39_settings';
  }

  /**
   * {@inheritdoc}
   */
  protected function getEditableConfigNames(): array {
    return ['article39.settings'];
  }

  /**
   * {@inheritdoc}
   */
  public function buildForm(array $form, FormStateInterface $form_state): array {
    $config = $this->config('article39.settings');
    $form['server'] = [
      '#type' => 'url',
      '#title' => $this->t('Training server'),
      '#placeholder' => 'https://learn.example.org',
      '#default_value' => $config->get('server'),
    ];
    $form['auth'] = [
      '#type' => 'radios',
      '#title' => $this->t('Sign-in'),
      '#options' => [
        'token' => $this->t('This site vouches for who is signed in here'),
        'cookie' => $this->t('The training server knows them by its own cookie (it must share a site with this one)'),
        'redirect' => $this->t('They sign in at the training server, and come back'),
      ],
      '#default_value' => $config->get('auth'),
    ];
    $form['popup'] = [
      '#type' => 'checkbox',
      '#title' => $this->t('Sign in in a window of its own'),
      '#default_value' => $config->get('popup'),
    ];
    $form['email'] = [
      '#type' => 'checkbox',
      '#title' => $this->t("Tell the training server each person's name and e-mail address, as verified"),
      '#description' => $this->t('It finds the person by the address once, and knows them by the UUID of their account from then on. Tick this only if the addresses come from your directory: whoever can choose an address here could be taken for somebody else.'),
      '#default_value' => $config->get('email'),
    ];
    if ($config->get('auth') === 'token') {
      $form['registration'] = $this->registration((string) $config->get('server'));
    }
    return parent::buildForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function validateForm(array &$form, FormStateInterface $form_state): void {
    $address = (string) $form_state->getValue('server');
    $server = $address === '' ? '' : Elements::origin($address);
    if ($server === NULL) {
      $form_state->setErrorByName('server', (string) $this->t('The address of the training server begins with https:// and has no path, for example https://learn.example.org.'));
    }
    else {
      $form_state->setValue('server', $server);
    }
    parent::validateForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function submitForm(array &$form, FormStateInterface $form_state): void {
    $this->config('article39.settings')
      ->set('server', $form_state->getValue('server'))
      ->set('auth', $form_state->getValue('auth'))
      ->set('popup', (bool) $form_state->getValue('popup'))
      ->set('email', (bool) $form_state->getValue('email'))
      ->save();
    // The library of the training server's script carries its address.
    $this->tags->invalidateTags(['library_info']);
    parent::submitForm($form, $form_state);
  }

  /**
   * The buttons below the keys.
   */
  public function changeKey(array &$form, FormStateInterface $form_state): void {
    match ($form_state->getTriggeringElement()['#name']) {
      'prepare' => $this->keys->prepare(),
      'use' => $this->keys->useNext(),
      'drop' => $this->keys->dropNext(),
      default => $this->keys->makeFirst(),
    };
  }

  /**
   * What to register with the training server.
   */
  private function registration(string $server): array {
    $request = $this->getRequest();
    $key = $this->keys->current();
    $next = $this->keys->next();
    $section = [
      '#type' => 'details',
      '#open' => TRUE,
      '#title' => $this->t('Register this site'),
      '#description' => $this->t('Enter this on the page Intranet of the training server, kind: host keys.'),
      'rows' => [
        '#type' => 'table',
        '#rows' => [
          [$this->t('Name'), (string) $this->config('system.site')->get('name')],
          [$this->t('Origin of the pages'), $request->getSchemeAndHttpHost()],
          [$this->t('Issuer'), rtrim($request->getSchemeAndHttpHost() . $request->getBasePath(), '/')],
          [$this->t('Audience'), $server],
        ],
      ],
    ];
    if ($key) {
      $section['key'] = $this->shown($this->t('Public key'), $key);
    }
    if ($next) {
      $section['next'] = $this->shown($this->t('Next public key'), $next);
      $section['next']['#description'] = $this->t('Add it to the training server first. Then sign with it here, and remove the old one there.');
    }
    if (!$this->keys->isGiven()) {
      $steps = !$key ? ['first' => $this->t('Make a key')]
        : ($next ? ['use' => $this->t('Sign with the next key'), 'drop' => $this->t('Drop the next key')] : ['prepare' => $this->t('Prepare another key')]);
      foreach ($steps as $step => $words) {
        $section[$step] = [
          '#type' => 'submit',
          '#name' => $step,
          '#value' => $words,
          '#submit' => ['::changeKey'],
          '#limit_validation_errors' => [],
        ];
      }
    }
    return $section;
  }

  /**
   * A public key to copy.
   */
  private function shown(mixed $label, SigningKey $key): array {
    return [
      '#type' => 'textarea',
      '#title' => $label,
      '#value' => json_encode($key->public_jwk(), JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
      '#rows' => 3,
      '#attributes' => ['readonly' => 'readonly'],
    ];
  }

}

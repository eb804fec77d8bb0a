<?php

declare(strict_types=1);

namespace Drupal\article39;

use Drupal\Core\Logger\LoggerChannelFactoryInterface;
use Drupal\Core\Site\Settings;
use Drupal\Core\State\StateInterface;

/**
 * Where the key pair is kept: in the file that settings.php names, else in the state of this site.
 *
 * Not in configuration, which is exported, committed and carried to other sites.
 */
final class Keys {

  public const CURRENT = 'article39.private_key';
  public const NEXT = 'article39.next_private_key';

  public function __construct(
    private readonly StateInterface $state,
    private readonly LoggerChannelFactoryInterface $loggers,
  ) {}

  /**
   * Whether settings.php names the key: `$settings['article39_private_key_file']`.
   */
  public function isGiven(): bool {
    return is_string(Settings::get('article39_private_key_file'));
  }

  /**
   * The key that signs. NULL: there is none, or it cannot be read; the log says why.
   */
  public function current(): ?SigningKey {
    try {
      if ($this->isGiven()) {
        return new SigningKey((string) @file_get_contents(Settings::get('article39_private_key_file')));
      }
      $pem = $this->state->get(self::CURRENT);
      return is_string($pem) ? new SigningKey($pem) : NULL;
    }
    catch (\RuntimeException $cause) {
      $this->loggers->get('article39')->error($cause->getMessage());
      return NULL;
    }
  }

  /**
   * The key that will sign once the training server knows it.
   */
  public function next(): ?SigningKey {
    $pem = $this->isGiven() ? NULL : $this->state->get(self::NEXT);
    return is_string($pem) ? new SigningKey($pem) : NULL;
  }

  /**
   * Makes a key if there is none. One that is there stays: the training server knows it.
   */
  public function makeFirst(): void {
    if (!$this->isGiven() && !is_string($this->state->get(self::CURRENT))) {
      $this->state->set(self::CURRENT, SigningKey::new_pem());
    }
  }

  /**
   * Makes another key, which does not sign yet.
   */
  public function prepare(): void {
    $this->state->set(self::NEXT, SigningKey::new_pem());
  }

  /**
   * Signs with the next key from now on.
   */
  public function useNext(): void {
    if ($this->next()) {
      $this->state->set(self::CURRENT, $this->state->get(self::NEXT));
      $this->dropNext();
    }
  }

  /**
   * Forgets the next key.
   */
  public function dropNext(): void {
    $this->state->delete(self::NEXT);
  }

}

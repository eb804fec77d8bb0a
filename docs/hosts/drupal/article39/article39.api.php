<?php

/**
 * @file
 * What other modules may change.
 */

declare(strict_types=1);

use Drupal\user\UserInterface;

/**
 * Changes what the training server is told of somebody.
 *
 * @param array $who
 *   Claims. `sub` stays the account's UUID, whatever is put there.
 * @param \Drupal\user\UserInterface $account
 *   Who is signed in.
 */
function hook_article39_who_alter(array &$who, UserInterface $account): void {
  $who['staff_number'] = $account->get('field_staff_number')->value;
}

<?php

declare(strict_types=1);

namespace Drupal\article39\Controller;

use Drupal\article39\Keys;
use Drupal\Component\Datetime\TimeInterface;
use Drupal\Core\Controller\ControllerBase;
use Symfony\Component\DependencyInjection\ContainerInterface;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request;

/**
 * Says who is signed in, to the training server alone, for two minutes, once.
 */
final class TokenController extends ControllerBase {

  public function __construct(
    private readonly Keys $keys,
    private readonly TimeInterface $time,
  ) {}

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container): self {
    return new self($container->get('article39.keys'), $container->get('datetime.time'));
  }

  /**
   * Answers POST /article39/token.
   */
  public function token(Request $request): JsonResponse {
    $origin = $request->headers->get('Origin');
    if ($origin !== NULL && strtolower($origin) !== strtolower($request->getSchemeAndHttpHost())) {
      return $this->answer(['error' => 'Only pages of this site may ask.'], 403);
    }
    $config = $this->config('article39.settings');
    $server = (string) $config->get('server');
    $key = $this->keys->current();
    if ($key === NULL || $server === '' || $config->get('auth') !== 'token') {
      return $this->answer(['error' => 'This site does not vouch for anybody yet.'], 503);
    }
    /** @var \Drupal\user\UserInterface|null $account */
    $account = $this->entityTypeManager()->getStorage('user')->load($this->currentUser()->id());
    if ($account === NULL || !$account->isActive()) {
      return $this->answer(['error' => 'Sign in to this site first.'], 403);
    }
    // The account's UUID never changes and is never given to somebody else. Its address and its login may be.
    $who = ['sub' => $account->uuid()];
    if ($config->get('email') && $account->getEmail()) {
      $who += ['email' => $account->getEmail(), 'email_verified' => TRUE, 'name' => $account->getDisplayName()];
    }
    // For sites that know a number from HR: `staff_number` or `external_id` finds the person better than an address does.
    $told = $who;
    $this->moduleHandler()->alter('article39_who', $told, $account);
    $who = ['sub' => $who['sub']] + $told;
    $issuer = rtrim($request->getSchemeAndHttpHost() . $request->getBasePath(), '/');
    return $this->answer(['token' => $key->token($who, $issuer, $server, $this->time->getCurrentTime())], 200);
  }

  /**
   * An answer that nobody may keep.
   */
  private function answer(array $content, int $status): JsonResponse {
    return new JsonResponse($content, $status, ['Cache-Control' => 'no-store, private']);
  }

}

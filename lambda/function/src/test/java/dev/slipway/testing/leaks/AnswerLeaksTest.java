package dev.slipway.testing.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.EventQueue;
import dev.slipway.testing.function.RuntimeApi;
import dev.slipway.testing.postgres.PostgresServer;
import org.junit.jupiter.api.Test;

/** Tests that a password in the answer of a function is noticed. */
class AnswerLeaksTest {

  @Test
  void answersOfFunctionsAreWatched() {
    EventQueue queue = new EventQueue();
    queue.complete(
        "none", RuntimeApi.Response.of(RuntimeApi.Kind.RESPONSE, PostgresServer.PASSWORD));
    assertThat(Leaks.drain()).hasSize(1).allMatch(found -> found.startsWith("an answer: "));
  }
}

package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.SlipwayException;
import dev.slipway.testing.net.LoopbackHttp;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests {@link CloudFormationAnswers}. */
class CloudFormationAnswersTest {

  @Test
  void anInterruptedAnswerIsNotTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    try (LoopbackHttp http =
        new LoopbackHttp(
            "/",
            exchange -> {
              calls.incrementAndGet();
              exchange.close();
            })) {
      CloudFormationAnswers answers =
          CloudFormationAnswers.to(http.url() + "/answer", Map.of("AWS_ENDPOINT_URL", http.url()));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> answers.send("{}"))
          .isInstanceOf(SlipwayException.class)
          .hasMessageContaining("could not be answered (interrupted)");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(calls).hasValue(0);
    }
  }
}

package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.net.LoopbackHttp;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests migrations in a bucket whose rights arrive late, with a server that denies at first. */
class S3DenialTest {

  private static final String URL = "s3://bucket/assets/a.zip";
  private static final byte[] ZIP = S3Server.zip(Map.of("001_words.sql", "SELECT 1;"));

  private static final AtomicInteger DENIALS = new AtomicInteger();
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final LoopbackHttp SERVER = new LoopbackHttp("/", S3DenialTest::handle);

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", SERVER::url);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void count() {
    CALLS.set(0);
  }

  @AfterEach
  void stopDenying() {
    DENIALS.set(0);
  }

  @Test
  void aRightThatArrivesLateIsWaitedFor() {
    DENIALS.set(2);
    assertThat(new S3Source(URL).files())
        .singleElement()
        .extracting("name")
        .isEqualTo("001_words.sql");
    assertThat(CALLS).hasValue(3);
  }

  @Test
  void aRightThatStaysAwayIsToldAfterFiveTries() {
    DENIALS.set(100);
    assertThatThrownBy(() -> new S3Source(URL).files())
        .isInstanceOf(AwsFailure.class)
        .hasMessageStartingWith("The migrations cannot be read (AccessDenied: ");
    assertThat(CALLS).hasValue(5);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    CALLS.incrementAndGet();
    boolean denied = DENIALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    byte[] body =
        denied
            ? "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
                .getBytes(StandardCharsets.UTF_8)
            : ZIP;
    LoopbackHttp.answer(exchange, denied ? 403 : 200, "application/xml", body);
  }
}

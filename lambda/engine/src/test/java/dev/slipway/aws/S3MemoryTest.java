package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.storage.StoredObject;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.s3.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an object may be larger than the memory it is sent from. */
class S3MemoryTest {

  private static final int OBJECT_MEBIBYTES = 200;

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", S3Server::endpoint);

  @TempDir Path folder;

  @Test
  void anObjectOf200MebibytesIsSentFrom32() {
    String place = "s3://" + S3Server.createBucket() + "/backups";
    List<String> command =
        new ArrayList<>(ChildProcess.java(List.of("-Xmx32m"), "dev.slipway.storage.WriteMain"));
    command.addAll(List.of(place, "large", String.valueOf(OBJECT_MEBIBYTES), "false"));
    try (ChildProcess writer = ChildProcess.startCommand(folder, variables(), command)) {
      int exitCode = writer.waitFor(Duration.ofMinutes(3));
      assertThat(exitCode).as(writer.stdout() + writer.stderr()).isZero();
    }
    assertThat(Wiring.storage(place).list(""))
        .extracting(StoredObject::bytes)
        .containsExactly(OBJECT_MEBIBYTES * 1024L * 1024);
  }

  private static Map<String, String> variables() {
    return Map.of(
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY", "example",
        "AWS_ENDPOINT_URL_S3", S3Server.endpoint());
  }
}

package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.Content;
import dev.slipway.storage.StorageException;
import dev.slipway.testing.s3.S3Fault;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests reading from a bucket whose S3 fails, and rights that are missing. */
class S3ReadFaultsTest extends S3FaultsTestBase {

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "SLOW_DOWN", "LOSE_ANSWER", "CUT_ANSWER"})
  void anObjectThatBreaksOffIsReadOn(S3Fault fault) throws IOException {
    Content.put(storage, "a", THREE_PARTS);
    failing(2, fault, request -> request.line().startsWith("GET "));
    assertThat(Content.get(storage, "a")).isEqualTo(THREE_PARTS);
    assertThat(faults).hasValue(2);
  }

  @Test
  void anObjectThatAlwaysBreaksOffIsTold() {
    Content.put(storage, "a", THREE_PARTS);
    failing(Integer.MAX_VALUE, S3Fault.CUT_ANSWER, request -> request.line().startsWith("GET "));
    assertThatThrownBy(() -> Content.get(storage, "a"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("s3://" + bucket + "/a cannot be read to its end (")
        .hasMessageContaining(" of its 10485761 bytes were read");
  }

  @Test
  void anObjectThatChangesMeanwhileIsNotMixed() {
    Content.put(storage, "a", THREE_PARTS);
    failing(1, S3Fault.CUT_ANSWER, request -> request.line().startsWith("GET "));
    assertThatThrownBy(
            () -> {
              try (var in = storage.open("a")) {
                assertThat(in.readNBytes(10)).hasSize(10);
                objects.put(bucket, "a", new byte[THREE_PARTS.length]);
                in.readAllBytes();
              }
            })
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be read to its end");
  }

  @Test
  void aRightThatArrivesLateIsWaitedFor() throws IOException {
    failing(2, S3Fault.ACCESS_DENIED, request -> true);
    Content.put(storage, "a", Content.bytes(1000));
    assertThat(faults).hasValue(2);
    assertThat(Content.get(storage, "a")).isEqualTo(Content.bytes(1000));
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    failing(Integer.MAX_VALUE, S3Fault.ACCESS_DENIED, request -> true);
    assertDenied("s3:PutObject", () -> Content.put(storage, "a", new byte[0]));
    assertDenied("s3:GetObject", () -> Content.get(storage, "a"));
    assertDenied("s3:ListBucket", () -> storage.list(""));
    assertDenied("s3:DeleteObject", () -> storage.delete(List.of("a")));
  }

  private static void assertDenied(String right, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("(AccessDenied: as the test says)")
        .hasMessageContaining("Check the right " + right);
  }
}

package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.Content;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import dev.slipway.testing.S3Fault;
import dev.slipway.testing.S3Objects;
import dev.slipway.testing.S3Proxy;
import dev.slipway.testing.S3Request;
import dev.slipway.testing.S3Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests a store of backups in a bucket whose S3 fails, with faults between it and S3Mock. */
class S3FaultsTest {

  private static final S3Proxy PROXY = new S3Proxy(S3Server.endpoint());

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlS3", PROXY::endpoint);

  /** Parts of 5 MiB, 5 MiB and 1 byte. */
  private static final byte[] THREE_PARTS = Content.bytes(10 * 1024 * 1024 + 1);

  /** As by default, but a stall is noticed sooner. */
  private static final Patience PATIENCE =
      new Patience(4, Duration.ofSeconds(3), Patience.DEFAULT.bytesPerSecond() * 100);

  private final S3Objects objects = new S3Objects(S3Server.endpoint());
  private final String bucket = objects.createBucket();
  private final S3Storage storage = new S3Storage(bucket, "", PATIENCE);
  private final AtomicInteger faults = new AtomicInteger();

  @AfterEach
  void letAllPass() {
    PROXY.decide(request -> S3Fault.NONE);
  }

  @AfterAll
  static void close() {
    PROXY.close();
  }

  @ParameterizedTest
  @CsvSource({
    "INTERNAL_ERROR, 1", "INTERNAL_ERROR, 2", "INTERNAL_ERROR, 3",
    "SLOW_DOWN, 1", "SLOW_DOWN, 2", "SLOW_DOWN, 3",
    "CUT_REQUEST, 1", "CUT_REQUEST, 2", "CUT_REQUEST, 3",
    "LOSE_ANSWER, 1", "LOSE_ANSWER, 2", "LOSE_ANSWER, 3",
    "STALL, 2"
  })
  void aPartThatFailsIsSentAgain(S3Fault fault, int part) throws IOException {
    failing(2, fault, request -> request.isPart(part));
    Content.put(storage, "a", THREE_PARTS);
    assertThat(faults).hasValue(2);
    assertThat(Content.get(storage, "a")).isEqualTo(THREE_PARTS);
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "SLOW_DOWN", "CUT_REQUEST", "LOSE_ANSWER"})
  void anObjectOfOnePartIsSentAgain(S3Fault fault) throws IOException {
    failing(2, fault, S3FaultsTest::isWriting);
    Content.put(storage, "a", Content.bytes(1000));
    assertThat(faults).hasValue(2);
    assertThat(Content.get(storage, "a")).isEqualTo(Content.bytes(1000));
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "SLOW_DOWN", "LOSE_ANSWER", "CUT_ANSWER"})
  void aCompletionThatFailsIsTriedAgain(S3Fault fault) throws IOException {
    failing(1, fault, S3FaultsTest::isCompletion);
    Content.put(storage, "a", THREE_PARTS);
    assertThat(faults).hasValue(1);
    assertThat(Content.get(storage, "a")).isEqualTo(THREE_PARTS);
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @Test
  void anAnswerThatBreaksOffIsAskedForAgain() throws IOException {
    failing(1, S3Fault.CUT_ANSWER, request -> request.line().endsWith("?uploads"));
    Content.put(storage, "a", THREE_PARTS);
    failing(2, S3Fault.CUT_ANSWER, request -> request.line().contains("list-type=2"));
    assertThat(Content.keys(storage, "")).containsExactly("a");
    assertThat(faults).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "CUT_REQUEST", "STALL"})
  void aPartThatFailsForGoodLeavesNothing(S3Fault fault) throws IOException {
    failing(Integer.MAX_VALUE, fault, request -> request.isPart(2));
    try (Upload upload = storage.create("a")) {
      assertThatThrownBy(() -> upload.write(THREE_PARTS))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("s3://" + bucket + "/a cannot be written (")
          .hasMessageContaining("Objects that were complete are as they were. Check the right");
      assertThatThrownBy(upload::complete).isInstanceOf(IllegalStateException.class);
    }
    assertThat(faults).hasValue(PATIENCE.tries());
    assertThat(storage.list("")).isEmpty();
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @Test
  void anObjectWhoseAnswersAreAllLostIsThere() throws IOException {
    failing(Integer.MAX_VALUE, S3Fault.LOSE_ANSWER, S3FaultsTest::isWriting);
    Content.put(storage, "a", Content.bytes(1000));
    assertThat(faults).hasValue(PATIENCE.tries());
    assertThat(Content.get(storage, "a")).isEqualTo(Content.bytes(1000));
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

  @Test
  void aCompletionThatFailsForGoodLeavesNothing() throws IOException {
    failing(Integer.MAX_VALUE, S3Fault.INTERNAL_ERROR, S3FaultsTest::isCompletion);
    try (Upload upload = storage.create("a")) {
      upload.write(THREE_PARTS);
      assertThatThrownBy(upload::complete)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("(InternalError: as the test says)");
    }
    assertThat(storage.list("")).isEmpty();
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @Test
  void anUploadThatCannotBeAbortedIsTold() throws IOException {
    Upload upload = storage.create("a");
    upload.write(THREE_PARTS);
    failing(Integer.MAX_VALUE, S3Fault.INTERNAL_ERROR, r -> r.line().startsWith("DELETE "));
    assertThatThrownBy(upload::close)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The unfinished upload of s3://" + bucket + "/a cannot be aborted");
    upload.close();
    assertThat(storage.list("")).isEmpty();
  }

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

  private void failing(int times, S3Fault fault, Predicate<S3Request> which) {
    PROXY.decide(
        request ->
            which.test(request) && faults.get() < times && faults.incrementAndGet() > 0
                ? fault
                : S3Fault.NONE);
  }

  private static boolean isCompletion(S3Request request) {
    return request.line().startsWith("POST ") && request.line().contains("uploadId=");
  }

  private static boolean isWriting(S3Request request) {
    return request.line().startsWith("PUT ");
  }
}

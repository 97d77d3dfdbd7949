package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.Content;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.Upload;
import dev.slipway.testing.s3.S3Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests writing to a bucket whose S3 fails. */
class S3FaultsTest extends S3FaultsTestBase {

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
    failing(2, fault, S3FaultsTestBase::isWriting);
    Content.put(storage, "a", Content.bytes(1000));
    assertThat(faults).hasValue(2);
    assertThat(Content.get(storage, "a")).isEqualTo(Content.bytes(1000));
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "SLOW_DOWN", "LOSE_ANSWER", "CUT_ANSWER"})
  void aCompletionThatFailsIsTriedAgain(S3Fault fault) throws IOException {
    failing(1, fault, S3FaultsTestBase::isCompletion);
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
    assertThat(faults).hasValue(RETRIES.tries());
    assertThat(storage.list("")).isEmpty();
    assertThat(objects.openUploads(bucket)).isEmpty();
  }

  @Test
  void anObjectWhoseAnswersAreAllLostIsThere() throws IOException {
    failing(Integer.MAX_VALUE, S3Fault.LOSE_ANSWER, S3FaultsTestBase::isWriting);
    Content.put(storage, "a", Content.bytes(1000));
    assertThat(faults).hasValue(RETRIES.tries());
    assertThat(Content.get(storage, "a")).isEqualTo(Content.bytes(1000));
  }

  @Test
  void aCompletionThatFailsForGoodLeavesNothing() throws IOException {
    failing(Integer.MAX_VALUE, S3Fault.INTERNAL_ERROR, S3FaultsTestBase::isCompletion);
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
}

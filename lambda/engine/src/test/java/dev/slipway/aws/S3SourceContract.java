package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.SourceFile;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What migrations in a bucket must do, whoever serves the bucket. */
interface S3SourceContract {

  /** An empty bucket. */
  String bucket();

  /** Stores an object and returns its URL. */
  String put(String bucket, String key, byte[] content);

  Map<String, String> FILES =
      Map.of(
          "001_words.sql", "CREATE TABLE wörter ();",
          "R_views.SQL", "SELECT 1;",
          ".hidden.sql", "SELECT 2;",
          "README.md", "no SQL",
          "backfills/later.sql", "SELECT 3;");

  Map<String, String> MIGRATIONS =
      Map.of("001_words.sql", "CREATE TABLE wörter ();", "R_views.SQL", "SELECT 1;");

  @Test
  default void readsTheFilesAtTheTopOfAZip() {
    String url = put(bucket(), "assets/0a1b.zip", S3Server.zip(FILES));
    assertThat(read(url)).isEqualTo(MIGRATIONS);
  }

  @Test
  default void readsTheFilesBelowAPrefix() {
    String bucket = bucket();
    FILES.forEach((name, text) -> put(bucket, "db/" + name, text.getBytes(StandardCharsets.UTF_8)));
    put(bucket, "db2/002_other.sql", new byte[0]);
    assertThat(read("s3://" + bucket + "/db/")).isEqualTo(MIGRATIONS);
    assertThat(read("s3://" + bucket + "/db")).isEqualTo(MIGRATIONS);
  }

  @Test
  default void anEmptyPrefixHoldsNoMigrations() {
    assertThat(read("s3://" + bucket() + "/db/")).isEmpty();
  }

  @Test
  default void filesThatLieDeeperAreCounted() {
    String bucket = bucket();
    Map<String, String> deeper =
        Map.of("a/up.sql", "A", "a/down.sql", "B", "a/.c.sql", "C", "b/d", "D");
    deeper.forEach(
        (name, text) -> put(bucket, "db/" + name, text.getBytes(StandardCharsets.UTF_8)));
    String zip = put(bucket, "a.zip", S3Server.zip(deeper));
    for (String url : List.of("s3://" + bucket + "/db", zip)) {
      assertThatThrownBy(() -> Migrations.read(new S3Source(url)))
          .isInstanceOf(InvalidInput.class)
          .hasMessageStartingWith("There is no migration in " + url + ": it holds no .sql file")
          .hasMessageContaining("but 2 lie deeper, where none is read (a/: 2).");
    }
  }

  @Test
  default void changelogsAreFoundBelowAPrefixToo() {
    String bucket = bucket();
    Map<String, String> changelogs =
        Map.of(
            "master.xml",
            "<databaseChangeLog><include file='b.sql'/><includeAll path='a/'/></databaseChangeLog>",
            "b.sql",
            "B",
            "a/1.xml",
            "<databaseChangeLog><changeSet id='1' author='a'><sql>A</sql></changeSet>"
                + "</databaseChangeLog>");
    changelogs.forEach(
        (name, text) -> put(bucket, "db/" + name, text.getBytes(StandardCharsets.UTF_8)));
    put(bucket, "db/a/", new byte[0]);
    String zip = put(bucket, "a.zip", S3Server.zip(changelogs));
    for (String url : List.of("s3://" + bucket + "/db", zip)) {
      assertThat(Migrations.read(new S3Source(url, "liquibase")).list())
          .extracting(one -> one.version() + " " + one.file())
          .containsExactly("1.1 b.sql", "2.1 a/1.xml");
    }
  }

  @Test
  default void missingObjectIsNamedWithAdvice() {
    String url = "s3://" + bucket() + "/none.zip";
    assertThatThrownBy(() -> new S3Source(url).files())
        .isInstanceOf(AwsFailure.class)
        .hasMessageStartingWith("The migrations cannot be read (NoSuchKey: ")
        .hasMessageContaining("Check the right s3:GetObject")
        .hasMessageEndingWith("MIGRATIONS: " + url + ". Nothing was done.");
  }

  @Test
  default void missingBucketIsNamedWithAdvice() {
    assertThatThrownBy(() -> new S3Source("s3://slipway-no-such-bucket/db/").files())
        .isInstanceOf(AwsFailure.class)
        .hasMessageStartingWith("The migrations cannot be read (NoSuchBucket: ")
        .hasMessageContaining("s3://slipway-no-such-bucket/db/");
  }

  @Test
  default void whatIsNoZipIsRefused() {
    String url = put(bucket(), "a.zip", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new S3Source(url).files())
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            url
                + " is not a zip of migrations (it has no directory at its end: it is no zip, or was"
                + " cut off). Nothing was done.");
  }

  @Test
  default void aZipThatBreaksOffIsRefused() {
    byte[] whole = S3Server.zip(FILES);
    int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    for (int length : List.of(60, directory, whole.length - 1)) {
      String url = put(bucket(), "a.zip", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new S3Source(url).files())
          .isInstanceOf(InvalidInput.class)
          .hasMessageStartingWith(url + " is not a zip of migrations (");
    }
  }

  private static Map<String, String> read(String url) {
    Map<String, String> texts = new TreeMap<>();
    new S3Source(url).files().forEach(file -> texts.put(file.name(), text(file)));
    return texts;
  }

  private static String text(SourceFile file) {
    try {
      return new String(file.content().read(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

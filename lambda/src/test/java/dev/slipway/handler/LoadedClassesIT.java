package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.LambdaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests which classes {@code status} loads: each one costs time in a cold start. */
class LoadedClassesIT extends FunctionTestBase {

  private static final Pattern LOADED =
      Pattern.compile("(\\S+) source: file:.*slipway-lambda\\.jar");

  @Test
  void statusLoadsNoClassThatItDoesNotNeed() throws Exception {
    file("001_words.sql", "CREATE TABLE words (id int);");
    Path list = folder.resolve("classes.txt");
    try (LambdaProcess process =
        start(variables(), "-Xlog:class+load:file=" + list + "::filesize=0")) {
      assertThat(answer("{\"action\":\"status\"}")).containsEntry("outcome", "PENDING");
      assertThat(process.isAlive()).isTrue();
    }
    List<String> names = names(list);
    assertThat(names).contains(SlipwayHandler.class.getName(), "org.postgresql.Driver");
    assertThat(names)
        .noneMatch(
            name ->
                name.matches(
                        "(software\\.amazon\\.awssdk\\.(?!utilslite)|picocli|io\\.zonky|org\\.slf4j"
                            + "|org\\.junit).*")
                    || name.startsWith("dev.slipway.cli")
                    || name.contains("EmbeddedServer"));
    print(names);
  }

  /**
   * Of the function's jar; the runtime client has its own, and lambdas have no file. The client too
   * uses the SDK's package utilslite, which it finds in our jar first.
   */
  private static List<String> names(Path list) throws IOException {
    try (Stream<String> lines = Files.lines(list)) {
      return lines
          .map(line -> LOADED.matcher(line.substring(line.lastIndexOf(']') + 1).strip()))
          .filter(Matcher::matches)
          .map(loaded -> loaded.group(1))
          .distinct()
          .toList();
    }
  }

  private static void print(List<String> names) {
    long driver = names.stream().filter(name -> name.startsWith("org.postgresql.")).count();
    long jackson = names.stream().filter(name -> name.startsWith("com.fasterxml.")).count();
    System.out.printf(
        "status in the function loads %d classes of its jar: %d of pgjdbc, %d of Jackson, %d others%n",
        names.size(), driver, jackson, names.size() - driver - jackson);
  }
}

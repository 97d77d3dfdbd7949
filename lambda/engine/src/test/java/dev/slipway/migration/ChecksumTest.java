package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sql.StatementReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Checksum}: reformatting is no change, everything else is one. */
class ChecksumTest {

  private static final List<String> TOKENS =
      List.of(
          "CREATE",
          "TABLE",
          "t",
          "\"T;\"",
          "(",
          ")",
          ",",
          "[",
          ".",
          "1",
          "1.5",
          "'a;b'",
          "E'\\''",
          "$$ x\n-- y $$",
          "$1",
          "->>",
          "+",
          "::",
          "=",
          "B'1'",
          "'two\nlines'");

  private static final List<String> GAPS =
      List.of(" ", "\n", "\r\n", "\t", " -- a; 'b\n", "/* c; 'd /* e */ */", "\f\n ", "--\r\n");

  private static final String BASE =
      "CREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y';";

  /** The digest that anybody can make of tokens: each with a zero byte behind it, then a one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4_095, 4_096, 4_097, 20_000})
  void isOfItsTokensHoweverManyThereAre(int tokens) throws NoSuchAlgorithmException {
    String expected =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(("x\0".repeat(tokens) + "\1").getBytes(StandardCharsets.UTF_8)));

    assertThat(checksum("x ".repeat(tokens) + ";")).isEqualTo(expected);
  }

  @Test
  void isTheSameForEverOnEveryMachine() {
    assertThat(checksum(BASE))
        .isEqualTo("e6ab2e72a11bfeb3c09c9914c84f8ceacfa1e626e97cac81badab4fc98cc714a");
    assertThat(checksum(""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFCREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y';",
        "CREATE TABLE t (a int DEFAULT 1);\r\n\r\nCOMMENT ON TABLE t IS 'x y'",
        "CREATE TABLE t(a int DEFAULT 1) ;; COMMENT ON TABLE t IS 'x y';\n",
        "-- new\nCREATE/* the */TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y'; -- done",
        "\\timing\nCREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y';",
      })
  void reformattingIsNoChange(String text) {
    assertThat(checksum(text)).isEqualTo(checksum(BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a int DEFAULT 2); COMMENT ON TABLE t IS 'x y';",
        "CREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x  y';",
        "CREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS E'x y';",
        "CREATE TABLE T (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y';",
        "CREATE TABLE \"t\" (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y';",
        "CREATE TABLE t (a int DEFAULT 1);",
        "COMMENT ON TABLE t IS 'x y'; CREATE TABLE t (a int DEFAULT 1);",
        "CREATE TABLE t (a int DEFAULT 1) COMMENT ON TABLE t IS 'x y';",
        "CREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'x y'; SELECT 1;",
      })
  void everyOtherChangeIsOne(String text) {
    assertThat(checksum(text)).isNotEqualTo(checksum(BASE));
  }

  @Test
  void copyRowsCountWithTheirWhiteSpaceButNotTheirLineEnds() {
    String rows = checksum("COPY t FROM stdin;\na\tb\n\\.\n");
    assertThat(checksum("COPY t FROM stdin;\r\na\tb\r\n\\.\r\n")).isEqualTo(rows);
    assertThat(checksum("COPY t FROM stdin; -- rows\na\tb\n\\.\n\n")).isEqualTo(rows);
    assertThat(checksum("COPY t FROM stdin;\na b\n\\.\n")).isNotEqualTo(rows);
    assertThat(checksum("COPY t FROM stdin;\na\tb\nc\td\n\\.\n")).isNotEqualTo(rows);
  }

  @Property
  void anyLayoutOfTheSameTokensHasOneChecksum(
      @ForAll("tokens") List<String> tokens, @ForAll Random one, @ForAll Random other) {
    String base = checksum(layout(tokens, one));
    assertThat(checksum(layout(tokens, other))).isEqualTo(base);
    assertThat(
            checksum("\uFEFF" + layout(tokens, other).replace("\r\n", "\n").replace("\n", "\r\n")))
        .isEqualTo(base);
  }

  @Property
  void anyOtherTokenGivesAnotherChecksum(
      @ForAll("tokens") List<String> tokens,
      @ForAll @IntRange(max = 19) int at,
      @ForAll Random gaps) {
    int changed = at % tokens.size();
    List<String> other = new ArrayList<>(tokens);
    other.set(changed, tokens.get(changed).equals("NEW") ? "OLD" : "NEW");
    List<String> longer = new ArrayList<>(tokens);
    longer.add(changed, "NEW");
    Set<String> checksums = new HashSet<>();
    for (List<String> list : List.of(tokens, other, longer)) {
      checksums.add(checksum(layout(list, gaps)));
    }
    assertThat(checksums).hasSize(3);
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(TOKENS).list().ofMinSize(1).ofMaxSize(20);
  }

  private static String layout(List<String> tokens, Random random) {
    StringBuilder text = new StringBuilder();
    for (String token : tokens) {
      text.append(token).append(GAPS.get(random.nextInt(GAPS.size()))).append(' ');
    }
    return text.toString();
  }

  private static String checksum(String text) {
    return Checksum.of(StatementReader.read(text).statements());
  }
}

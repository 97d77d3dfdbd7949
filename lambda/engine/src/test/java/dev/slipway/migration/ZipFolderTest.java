package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reading zips: whole ones, those that were cut off, and those that are made to mislead. */
class ZipFolderTest {

  private static final byte[] TWO = zip("001_a.sql", "SELECT 1;", "002_b.sql", "SELECT 2;");

  @Test
  void readsFilesOfBothMethodsAndOfFolders() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("made by hand");
      zip.putNextEntry(new ZipEntry("backfills/"));
      add(zip, "backfills/wörter.sql", "SELECT 'ö';");
      add(zip, "empty.sql", "");
      ZipEntry stored = new ZipEntry("001_stored.sql");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(2);
      CRC32 sum = new CRC32();
      sum.update("ab".getBytes(StandardCharsets.UTF_8));
      stored.setCrc(sum.getValue());
      zip.putNextEntry(stored);
      zip.write("ab".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(texts(bytes.toByteArray()))
        .isEqualTo(
            Map.of("backfills/wörter.sql", "SELECT 'ö';", "empty.sql", "", "001_stored.sql", "ab"));
  }

  /** Wherever it is cut: within an entry, between two, within the directory or its end. */
  @Test
  void aZipThatWasCutOffIsRefused() {
    for (int length = 0; length < TWO.length; length++) {
      byte[] cut = Arrays.copyOf(TWO, length);
      assertThatThrownBy(() -> ZipFolder.files(cut)).isInstanceOf(ZipException.class);
    }
  }

  @Test
  void aFileThatIsInTheZipTwiceIsRefused() {
    byte[] twice = renamed(TWO, "002_b.sql", "001_a.sql");
    assertThatThrownBy(() -> ZipFolder.files(twice)).hasMessage("it holds 001_a.sql twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.sql", "/01_a.sql", "x/../y.s", "..\\a.sql", "\\01_a.sql", "01_a\n.sql"})
  void aNameThatLeadsElsewhereIsRefused(String name) {
    byte[] zip = zip(name, "SELECT 1;");
    assertThatThrownBy(() -> ZipFolder.files(zip)).isInstanceOf(ZipException.class);
  }

  @Test
  void anEntryThatTheDirectoryDoesNotNameIsRefused() {
    int directory = find(TWO, "PK\1\2", 0);
    int second = find(TWO, "PK\1\2", directory + 1);
    int end = find(TWO, "PK\5\6", second);
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    one.write(TWO, 0, directory);
    one.write(TWO, directory, second - directory);
    byte[] last = Arrays.copyOfRange(TWO, end, TWO.length);
    last[8] = 1;
    last[10] = 1;
    last[12] = (byte) (second - directory);
    one.writeBytes(last);
    assertThatThrownBy(() -> ZipFolder.files(one.toByteArray()))
        .hasMessage("it holds more than its directory names");
  }

  @Test
  void namesThatDifferBetweenDirectoryAndEntryAreRefused() {
    byte[] other = TWO.clone();
    other[find(other, "001_a.sql", 0)] = '9';
    assertThatThrownBy(() -> ZipFolder.files(other))
        .hasMessage("its directory and its entries differ at 001_a.sql");
  }

  @Test
  void whatStandsBeforeOrBehindAZipIsRefused() {
    byte[] before = concat("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), TWO);
    assertThatThrownBy(() -> ZipFolder.files(before)).isInstanceOf(ZipException.class);
    assertThatThrownBy(() -> ZipFolder.files(concat(TWO, new byte[] {'x'})))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void contentThatWasChangedIsFoundWhenItIsRead() throws Exception {
    byte[] wrong = TWO.clone();
    int directory = find(wrong, "PK\1\2", 0);
    wrong[directory + 16] ^= 1;
    SourceFile file = ZipFolder.files(wrong).get(0);
    assertThatThrownBy(() -> file.content().read())
        .hasMessage("it is not what the zip's directory says");
  }

  /** What is not asked for costs nothing; what is, is not unpacked beyond the length it tells. */
  @Test
  void aFileThatIsHugeWhenUnpackedIsNotUnpacked() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("001_zeros.sql"));
      for (long i = 0; i <= Runtime.getRuntime().maxMemory() / 4; i += zeros.length) {
        zip.write(zeros);
      }
      add(zip, "002_b.sql", "SELECT 2;");
    }
    List<SourceFile> files = ZipFolder.files(bytes.toByteArray());
    assertThat(new String(files.get(1).content().read(), StandardCharsets.UTF_8))
        .isEqualTo("SELECT 2;");
    assertThatThrownBy(() -> files.get(0).content().read())
        .hasMessageContaining("there is room for");
    byte[] lying = bytes.toByteArray();
    int directory = find(lying, "PK\1\2", 0);
    Arrays.fill(lying, directory + 24, directory + 28, (byte) 0);
    lying[directory + 24] = 9;
    SourceFile short9 = ZipFolder.files(lying).get(0);
    assertThatThrownBy(() -> short9.content().read())
        .hasMessage("it is not what the zip's directory says");
  }

  private static Map<String, String> texts(byte[] zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (SourceFile file : ZipFolder.files(zip)) {
      texts.put(file.name(), new String(file.content().read(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static byte[] zip(String... namesAndTexts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        add(zip, namesAndTexts[i], namesAndTexts[i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] renamed(byte[] zip, String from, String to) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int find(byte[] zip, String text, int from) {
    return new String(zip, StandardCharsets.ISO_8859_1).indexOf(text, from);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

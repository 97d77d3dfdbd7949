package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.catalogue.BackupCatalogue;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.storage.StorageException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what a manifest tells, and that it is read back strictly. */
class ManifestTest extends BackupTestBase {

  private BackupResult backup;
  private Path file;

  @BeforeEach
  void take() throws Exception {
    db.execute("CREATE TABLE words AS SELECT i FROM generate_series(1, 1000) i");
    backup = backUp(terms());
    file = folder.resolve("store").resolve(key(backup) + Manifest.FILE);
  }

  @Test
  void comesBackEqual() {
    assertThat(ManifestJson.read(store(), key(backup) + Manifest.FILE, Seal.NONE))
        .isEqualTo(backup.manifest());
  }

  @Test
  void tellsWhereTheRowsCameFrom() {
    Manifest manifest = backup.manifest();
    assertThat(manifest.origin().database()).isEqualTo(db.name());
    assertThat(manifest.origin().encoding()).isEqualTo("UTF8");
    assertThat(manifest.origin().walPosition()).matches("[0-9A-F]+/[0-9A-F]+");
    assertThat(manifest.roles()).contains(db.user());
    assertThat(manifest.extensions()).extracting(Extension::name).contains("plpgsql");
    assertThat(manifest.migrations()).isEqualTo(MIGRATIONS);
    assertThat(manifest.rows()).isEqualTo(1000);
    assertThat(backup.uri())
        .matches(
            "file:.*/database-backups/test/" + db.name() + "/\\d+/\\d{8}_\\d{6}-[0-9a-f-]{36}/")
        .contains(manifest.runId())
        .contains(manifest.startedAt().replaceAll("[-:]", "").replace('T', '_').substring(0, 15));
  }

  @Test
  void hashesAndSizesAreThoseOfTheFiles() throws Exception {
    for (Part part : backup.manifest().parts()) {
      byte[] stored = Files.readAllBytes(file.resolveSibling(part.file()));
      assertThat(part.storedBytes()).isEqualTo(stored.length);
      assertThat(part.storedSha256()).isEqualTo(sha256(stored));
      try (InputStream in = open(backup, part)) {
        byte[] text = in.readAllBytes();
        assertThat(part.bytes()).isEqualTo(text.length);
        assertThat(part.sha256()).isEqualTo(sha256(text));
      }
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void whatIsDamagedIsRefused() throws Exception {
    String text = Files.readString(file);
    List<String> damaged =
        List.of(
            text.substring(0, text.length() - 20),
            text + "{}",
            text.replace("\"origin\"", "\"orogin\""),
            text.replaceFirst("\"sha256\" : \"..", "\"sha256\" : \"zz"),
            text.replaceFirst("\"rows\" : \\d+", "\"rows\" : -1"),
            text.replaceFirst("\"format\" : 1", "\"format\" : 2"),
            text.replaceFirst("\"tool\" : \"1.2.3\",", ""),
            text.replaceAll(
                "(\"schema\" : )\"public\"(,\\s*\"table\" : \"words\")", "$1\"pg_catalog\"$2"),
            "");
    for (String one : damaged) {
      assertThat(one).isNotEqualTo(text);
      Files.writeString(file, one);
      assertThatThrownBy(() -> ManifestJson.read(store(), key(backup) + Manifest.FILE, Seal.NONE))
          .as(one)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("cannot be read as a manifest");
    }
  }

  @Test
  void listTellsCompleteFromIncomplete() throws Exception {
    BackupResult second = backUp(terms());
    Files.delete(file);
    List<BackupEntry> entries =
        new BackupCatalogue(store(), new BackupOwner("test", db.name()), Seal.NONE).list();
    assertThat(entries)
        .extracting(BackupEntry::state)
        .containsExactlyInAnyOrder(BackupEntry.State.COMPLETE, BackupEntry.State.INCOMPLETE);
    assertThat(entries)
        .filteredOn(entry -> entry.state() == BackupEntry.State.COMPLETE)
        .first()
        .satisfies(entry -> assertThat(entry.uri()).isEqualTo(second.uri()))
        .satisfies(entry -> assertThat(entry.manifest()).isEqualTo(second.manifest()));
    Files.writeString(file, "{}");
    assertThat(new BackupCatalogue(store(), new BackupOwner("test", db.name()), Seal.NONE).list())
        .filteredOn(entry -> entry.state() == BackupEntry.State.DAMAGED)
        .hasSize(1)
        .allSatisfy(entry -> assertThat(entry.problem()).contains("its format is nothing, not 1"));
  }
}

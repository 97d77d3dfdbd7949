package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.DamagedManifest;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.error.Problem;
import dev.slipway.postgres.ByteText;
import dev.slipway.progress.WorkListener;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a backup against its manifest, and changes nothing. What is wrong with it is a result;
 * thrown is a {@link StorageException} when there is no backup, or the store cannot be read.
 */
public final class Verifier {

  private final Storage folder;
  private final Seal seal;
  private final WorkListener listener;
  private final BooleanSupplier hasTime;

  /**
   * Reads nothing yet.
   *
   * @param folder the backup's own
   * @param seal what the manifest must be sealed with
   * @param hasTime asked from several threads; when it answers false, {@link VerifyUnfinished} is
   *     thrown soon
   */
  public Verifier(Storage folder, Seal seal, WorkListener listener, BooleanSupplier hasTime) {
    this.folder = folder;
    this.seal = seal;
    this.listener = listener;
    this.hasTime = hasTime;
  }

  /** Looks at which files there are, and how long. */
  public VerifyResult quick() {
    StoreListing listing = listing();
    List<Problem> problems = new ArrayList<>();
    Manifest manifest = manifest(listing, problems);
    if (manifest != null) {
      problems.addAll(listing.sizes(manifest.parts()));
      problems.addAll(listing.unknown(manifest));
    }
    return result(listing, manifest, 0, problems);
  }

  /** Also reads every file to its end: several side by side, each in bites of a fixed size. */
  public VerifyResult full() {
    StoreListing listing = listing();
    List<Problem> problems = new ArrayList<>();
    Manifest manifest = manifest(listing, problems);
    if (manifest == null) {
      return result(listing, null, 0, problems);
    }
    problems.addAll(listing.sizes(manifest.parts()));
    List<Part> whole = without(manifest.parts(), problems);
    problems.addAll(listing.unknown(manifest));
    StoredBackup backup = new StoredBackup(folder, "", manifest);
    new PartReaders(backup.uri(), PartReaders.workers(), listener, hasTime)
        .read(whole, new PartCheck(backup), problems);
    if (problems.isEmpty()) {
      problems.addAll(tables(backup));
    }
    return result(listing, manifest, whole.size(), problems);
  }

  /** Of a backup whose files are as they were written. */
  private List<Problem> tables(StoredBackup backup) {
    Part part = backup.manifest().only(Part.Kind.PRE_DATA);
    try (InputStream in = backup.open(part)) {
      String sql = ByteText.of(in.readAllBytes());
      return new DefinedTables(
              backup.manifest(),
              StatementReader.read(sql).statements().stream().map(Statement::words))
          .problems();
    } catch (IOException e) {
      return List.of(new Problem(part.file(), String.valueOf(e.getMessage())));
    }
  }

  private static List<Part> without(List<Part> parts, List<Problem> problems) {
    Set<String> wrong = problems.stream().map(Problem::where).collect(Collectors.toSet());
    return parts.stream().filter(part -> !wrong.contains(part.file())).toList();
  }

  private VerifyResult result(
      StoreListing listing, @Nullable Manifest manifest, int filesRead, List<Problem> problems) {
    List<Problem> byFile = problems.stream().sorted(Comparator.comparing(Problem::where)).toList();
    return new VerifyResult(
        folder.uri() + "/", manifest, listing.hasSeal(), listing.total(), filesRead, byFile);
  }

  private StoreListing listing() {
    StoreListing listing = StoreListing.of(folder, "");
    if (!listing.isBackup()) {
      throw new StorageException(
          "There is no backup in " + folder.uri() + "/.",
          "Nothing was changed.",
          "Name one as `backups` lists it.",
          null);
    }
    return listing;
  }

  private @Nullable Manifest manifest(StoreListing listing, List<Problem> problems) {
    if (!listing.hasManifest()) {
      problems.add(
          new Problem(Manifest.FILE, "is missing: the backup is under way, or was broken off"));
      return null;
    }
    try {
      return ManifestJson.read(folder, Manifest.FILE, seal);
    } catch (DamagedManifest e) {
      problems.add(new Problem(Manifest.FILE, e.what()));
      return null;
    }
  }
}

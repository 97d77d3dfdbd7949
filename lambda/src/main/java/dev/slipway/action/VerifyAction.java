package dev.slipway.action;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.rehearse.RehearsalResult;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.Verifier;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.config.Settings;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Holds a backup against its manifest. */
final class VerifyAction {

  private final RunTerms terms;
  private final Toolbox toolbox;

  VerifyAction(RunTerms terms, Toolbox toolbox) {
    this.terms = terms;
    this.toolbox = toolbox;
  }

  Report perform(BackupRequest.Verify request) {
    long start = System.nanoTime();
    Settings settings = terms.settings();
    Storage folder = new NamedBackup(settings, toolbox::store, request.backup()).folder();
    Verifier verifier =
        new Verifier(
            folder,
            new Seal(settings.backupKey()),
            terms.listener(),
            () -> terms.deadline().hasTime());
    Depth depth = request.depth();
    VerifyResult result = depth == Depth.QUICK ? verifier.quick() : verifier.full();
    RehearsalResult rehearsal = depth == Depth.REHEARSE ? rehearse(folder, result) : null;
    return new VerifyReport(
        settings.environment(), depth, result, rehearsal, (System.nanoTime() - start) / 1_000_000);
  }

  /** What is damaged needs no rehearsal. */
  private @Nullable RehearsalResult rehearse(Storage folder, VerifyResult result) {
    Manifest manifest = result.manifest();
    return manifest == null || !result.isWhole()
        ? null
        : toolbox.rehearsal(terms).hold(new StoredBackup(folder, "", manifest));
  }
}

package dev.slipway.infra.function;

import java.util.List;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** The migrations as a zip that the CDK uploads before a deploy. */
public final class MigrationAsset {

  private MigrationAsset() {}

  /** Adds them to a scope. */
  public static Asset of(Construct scope, MigrationFolder migrations) {
    return Asset.Builder.create(scope, "Migrations")
        .path(migrations.folder().toString())
        // What an operating system or an editor leaves behind is no reason to run anything.
        .exclude(List.of(".*", "**/.*"))
        .build();
  }
}

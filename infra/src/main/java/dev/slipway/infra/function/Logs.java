package dev.slipway.infra.function;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** How long logs are kept, or where, and the key of all that is encrypted here. */
public record Logs(RetentionDays retention, @Nullable ILogGroup group, @Nullable IKey key) {}

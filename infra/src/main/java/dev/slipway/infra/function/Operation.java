package dev.slipway.infra.function;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * How the function is operated; nothing for what Lambda does by itself.
 *
 * @param tracing whether X-Ray traces its calls
 */
public record Operation(
    Optional<Integer> reservedConcurrency,
    @Nullable IQueue deadLetterQueue,
    @Nullable IRole role,
    boolean tracing) {}

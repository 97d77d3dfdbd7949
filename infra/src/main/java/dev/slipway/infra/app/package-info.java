/** The app around the construct: what is said with {@code cdk -c}, and the stack made of it. */
@NullMarked
package dev.slipway.infra.app;

import org.jspecify.annotations.NullMarked;

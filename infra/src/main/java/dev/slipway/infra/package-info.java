/** The CDK part: the construct that runs migrations on every deploy, and an app around it. */
@NullMarked
package dev.slipway.infra;

import org.jspecify.annotations.NullMarked;

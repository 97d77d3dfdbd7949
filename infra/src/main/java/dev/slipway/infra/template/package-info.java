/** What is seen or said in the resources that the CDK has made already. */
@NullMarked
package dev.slipway.infra.template;

import org.jspecify.annotations.NullMarked;

/**
 * BigGAN and BigGAN-deep (Brock et al. 2019), and on the same networks SAGAN (Zhang et al. 2019) with a table of gains for each class
 * and attention. Sizes and weight names are those of the author's PyTorch program.
 */
package org.stylegan4j.model.biggan;

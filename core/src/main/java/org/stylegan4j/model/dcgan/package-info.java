/**
 * DCGAN (Radford et al. 2016): strided convolutions with batch norm, the five rules of the paper each of which can be left out. Sizes
 * and weight names are those of PyTorch's example, whose kernels are 4x4 where the paper's are 5x5.
 */
package org.stylegan4j.model.dcgan;

/**
 * libtorch as the rest of the project sees it: {@link org.stylegan4j.tensor.Tensor}, the frames that free native memory
 * ({@link org.stylegan4j.tensor.Scope}), devices, random numbers and safetensors files. The only package that imports
 * {@code org.bytedeco}. No argument or result is null.
 */
package org.stylegan4j.tensor;

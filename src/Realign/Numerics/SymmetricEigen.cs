namespace Realign.Numerics;

/// <summary>Eigenvalues and vectors of a small symmetric matrix, by Jacobi rotations.</summary>
internal static class SymmetricEigen
{
    /// <param name="matrix">Row-major, overwritten; the eigenvalues end up on its diagonal.</param>
    /// <param name="size">Rows.</param>
    /// <returns>Eigenvectors in columns, row-major.</returns>
    public static double[] Decompose(double[] matrix, int size)
    {
        var vectors = new double[size * size];
        for (int r = 0; r < size; r++) vectors[(r * size) + r] = 1;
        for (int sweep = 0; sweep < 100; sweep++)
        {
            double off = 0, total = 0;
            for (int r = 0; r < size; r++)
            {
                for (int c = 0; c < size; c++)
                {
                    double square = matrix[(r * size) + c] * matrix[(r * size) + c];
                    total += square;
                    if (r != c) off += square;
                }
            }

            if (off <= 1e-30 * total) break;
            for (int p = 0; p < size; p++) for (int q = p + 1; q < size; q++) Rotate(matrix, vectors, size, p, q);
        }

        return vectors;
    }

    private static void Rotate(double[] matrix, double[] vectors, int size, int p, int q)
    {
        double apq = matrix[(p * size) + q];
        if (apq == 0) return;
        double theta = (matrix[(q * size) + q] - matrix[(p * size) + p]) / (2 * apq);
        double tangent = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1), sine = tangent * cosine;
        for (int k = 0; k < size; k++)
        {
            double kp = matrix[(k * size) + p], kq = matrix[(k * size) + q];
            matrix[(k * size) + p] = (cosine * kp) - (sine * kq);
            matrix[(k * size) + q] = (sine * kp) + (cosine * kq);
        }

        for (int k = 0; k < size; k++)
        {
            double pk = matrix[(p * size) + k], qk = matrix[(q * size) + k];
            matrix[(p * size) + k] = (cosine * pk) - (sine * qk);
            matrix[(q * size) + k] = (sine * pk) + (cosine * qk);
            double vp = vectors[(k * size) + p], vq = vectors[(k * size) + q];
            vectors[(k * size) + p] = (cosine * vp) - (sine * vq);
            vectors[(k * size) + q] = (sine * vp) + (cosine * vq);
        }
    }
}

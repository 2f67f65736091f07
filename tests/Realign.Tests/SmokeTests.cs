using Realign.Numerics;

namespace Realign.Tests;

public class MatrixTests
{
    [Fact]
    public void A_matrix_equals_another_with_the_same_values() =>
        Assert.Equal(new Matrix(1, 2, [1, 2]), Matrix.Create(1, 2, (_, c) => c + 1));
}

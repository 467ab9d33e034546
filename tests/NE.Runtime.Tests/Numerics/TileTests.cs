using NE.Runtime.Numerics;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Numerics;

public sealed unsafe class TileTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(3, 32)]
    [InlineData(16, 37)]
    public void Turn_BothForms_MakeColumnsOfRows(int column, int stride)
    {
        const int Length = 40;
        float[] values = new float[Tile.Size * Length], wide = new float[Tile.Size * stride], narrow = new float[Tile.Size * stride];
        for (int i = 0; i < values.Length; i++)
            values[i] = i;

        fixed (float* source = values, first = wide, second = narrow)
        {
            float** rows = stackalloc float*[Tile.Size];
            for (int row = 0; row < Tile.Size; row++)
                rows[row] = source + (row * Length);

            Tile.Turn(rows, column, first, stride);
            Tile.TurnNarrow(rows, column, second, stride);
        }

        for (int row = 0; row < Tile.Size; row++)
        {
            for (int i = 0; i < Tile.Size; i++)
            {
                wide[(i * stride) + row].ShouldBe(values[(row * Length) + column + i]);
                narrow[(i * stride) + row].ShouldBe(values[(row * Length) + column + i]);
            }
        }
    }
}

using System.Linq;
using NE.Runtime.Telemetry;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Telemetry;

public sealed class MaskGridTests
{
    [Fact]
    public void SmallLayer_HasABlockForEachConnection()
    {
        byte[] mask = [1, 0, 0, 0, 1, 1];

        MaskGrid grid = MaskGrid.Of(mask, outputs: 2, inputs: 3);

        (grid.Rows, grid.Columns).ShouldBe((2, 3));
        grid.Cells.ShouldBe([1, 0, 0, 0, 1, 1]);
    }

    [Theory]
    [InlineData(128, 256)]
    [InlineData(65, 17)]
    [InlineData(6, 1000)]
    public void LargeLayer_CountsEachConnectionInItsBlock(int outputs, int inputs)
    {
        System.Random random = new(outputs);
        byte[] mask = [.. Enumerable.Range(0, outputs * inputs).Select(_ => (byte)(random.Next(4) == 0 ? 1 : 0))];

        MaskGrid grid = MaskGrid.Of(mask, outputs, inputs);

        int[] expected = new int[grid.Rows * grid.Columns];
        for (int position = 0; position < mask.Length; position++)
        {
            // The last block that begins at or before the position.
            int row = Enumerable.Range(0, grid.Rows).Last(r => r * outputs / grid.Rows <= position / inputs);
            int column = Enumerable.Range(0, grid.Columns).Last(c => c * inputs / grid.Columns <= position % inputs);
            expected[(row * grid.Columns) + column] += mask[position];
        }

        (grid.Rows <= MaskGrid.Most, grid.Columns <= MaskGrid.Most).ShouldBe((true, true));
        grid.Cells.ShouldBe(expected);
    }
}

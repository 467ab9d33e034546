using System;

namespace NE.Reference;

/// <summary>A dense matrix of doubles, row by row. Batches are [sample, feature]; weights are [output, input].</summary>
public sealed class Matrix
{
    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[rows * columns])
    {
    }

    /// <summary>A matrix over existing values, row by row; the values are not copied.</summary>
    public Matrix(int rows, int columns, double[] values)
    {
        if (values.Length != rows * columns)
        {
            throw new ArgumentException(
                $"A matrix of {rows} x {columns} needs {rows * columns} values, not {values.Length}.", nameof(values));
        }

        Rows = rows;
        Columns = columns;
        Values = values;
    }

    public int Rows { get; }

    public int Columns { get; }

    public double[] Values { get; }

    public double this[int row, int column]
    {
        get => Values[(row * Columns) + column];
        set => Values[(row * Columns) + column] = value;
    }

    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The columns of both matrices side by side.</summary>
    public static Matrix Beside(Matrix left, Matrix right)
    {
        var joined = new Matrix(left.Rows, left.Columns + right.Columns);
        for (int row = 0; row < left.Rows; row++)
        {
            left.Row(row).CopyTo(joined.Row(row));
            right.Row(row).CopyTo(joined.Row(row)[left.Columns..]);
        }

        return joined;
    }

    /// <summary>A copy of some columns.</summary>
    public Matrix ColumnsFrom(int first, int count)
    {
        var part = new Matrix(Rows, count);
        for (int row = 0; row < Rows; row++)
            Row(row).Slice(first, count).CopyTo(part.Row(row));
        return part;
    }

    public Matrix Map(Func<double, double> function) => new(Rows, Columns, Array.ConvertAll(Values, value => function(value)));
}

using System;

namespace NE.Reference;

/// <summary>
/// Layer normalisation over the features of each sample (Ba et al. 2016): variance over n, not n − 1; then gain and shift. Without a shift it is
/// RMS normalisation (Zhang and Sennrich 2019): no mean is subtracted.
/// </summary>
public static class LayerNormalisation
{
    public static Matrix Forward(Matrix input, double[] gain, double[]? shift, double epsilon)
    {
        Matrix output = Standardise(input, epsilon, shift is not null, out _);
        for (int sample = 0; sample < input.Rows; sample++)
        {
            for (int k = 0; k < input.Columns; k++)
                output[sample, k] = (output[sample, k] * gain[k]) + (shift?[k] ?? 0);
        }

        return output;
    }

    /// <summary>The gradient by the input; the gradients by gain and shift are added to the two arrays.</summary>
    public static Matrix Backward(
        Matrix input, double[] gain, double epsilon, Matrix outputGradient, double[] gainGradient, double[]? shiftGradient)
    {
        int features = input.Columns;
        Matrix standard = Standardise(input, epsilon, shiftGradient is not null, out double[] inverse);
        var inputGradient = new Matrix(input.Rows, features);
        for (int sample = 0; sample < input.Rows; sample++)
        {
            double mean = 0, projection = 0;
            for (int k = 0; k < features; k++)
            {
                double scaled = outputGradient[sample, k] * gain[k];
                mean += shiftGradient is null ? 0 : scaled / features;
                projection += scaled * standard[sample, k] / features;
                gainGradient[k] += outputGradient[sample, k] * standard[sample, k];
                if (shiftGradient is not null)
                    shiftGradient[k] += outputGradient[sample, k];
            }

            for (int k = 0; k < features; k++)
            {
                double scaled = outputGradient[sample, k] * gain[k];
                inputGradient[sample, k] = inverse[sample] * (scaled - mean - (standard[sample, k] * projection));
            }
        }

        return inputGradient;
    }

    private static Matrix Standardise(Matrix input, double epsilon, bool centred, out double[] inverse)
    {
        var output = new Matrix(input.Rows, input.Columns);
        inverse = new double[input.Rows];
        for (int sample = 0; sample < input.Rows; sample++)
        {
            double mean = 0, variance = 0;
            foreach (double value in input.Row(sample))
                mean += centred ? value / input.Columns : 0;
            foreach (double value in input.Row(sample))
                variance += (value - mean) * (value - mean) / input.Columns;
            inverse[sample] = 1 / Math.Sqrt(variance + epsilon);
            for (int k = 0; k < input.Columns; k++)
                output[sample, k] = (input[sample, k] - mean) * inverse[sample];
        }

        return output;
    }
}

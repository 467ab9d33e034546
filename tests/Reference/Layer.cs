using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// One layer: linear, then a normalisation if it has one (with a shift layer normalisation, without one RMS normalisation), then the activation. A masked layer computes with M ⊙ W. Layers of residual
/// networks normalise their input, and may add the input of an earlier layer to their output.
/// </summary>
public sealed class Layer
{
    public Layer(
        string name, int inputs, int outputs, ActivationKind activation, bool masked = false, double? normEpsilon = null, bool normOfInput = false,
        bool centred = true)
    {
        NormOfInput = normOfInput;
        NormName = name + ".Norm";
        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Activation = activation;
        NormEpsilon = normEpsilon;
        Weight = new Parameter(inputs * outputs);
        Bias = new Parameter(outputs);
        Newborn = new bool[outputs];
        DenseGradient = new double[inputs * outputs];
        if (masked)
            Mask = Enumerable.Repeat(true, inputs * outputs).ToArray();
        if (normEpsilon is not null)
        {
            Gain = new Parameter(normOfInput ? inputs : outputs);
            Shift = centred ? new Parameter(normOfInput ? inputs : outputs) : null;
        }
    }

    public string Name { get; }

    /// <summary>Name of its normalisation.</summary>
    public string NormName { get; init; }

    /// <summary>Whether the normalisation acts on the input, not between linear map and activation.</summary>
    public bool NormOfInput { get; }

    /// <summary>How many layers back the layer is whose input is added to the output; 0 for none.</summary>
    public int Adds { get; init; }

    /// <summary>Whether its units belong to a residual path, so that they are never dormant.</summary>
    public bool OnResidualPath { get; init; }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Features of its output: two for each unit if the activation has two, first those of all units, then the second ones.</summary>
    public int Width => PairFunction.Has(Activation) ? 2 * Outputs : Outputs;

    public ActivationKind Activation { get; }

    public double? NormEpsilon { get; }

    /// <summary>[output, input].</summary>
    public Parameter Weight { get; }

    public Parameter Bias { get; }

    public Parameter? Gain { get; }

    public Parameter? Shift { get; }

    /// <summary>Which connections are live, or null for a dense layer.</summary>
    public bool[]? Mask { get; }

    /// <summary>Units that came alive at an event: from no live input to at least one.</summary>
    public bool[] Newborn { get; }

    /// <summary>∂L/∂(M ⊙ W) at every position, live or not, as of the last backward pass.</summary>
    public double[] DenseGradient { get; }

    public int LiveWeights => Mask?.Count(live => live) ?? Weight.Value.Length;

    /// <summary>The bound of the default initialisation, 1/√(nominal inputs).</summary>
    public double Bound => 1 / Math.Sqrt(Inputs);

    public IEnumerable<Parameter> Parameters
    {
        get
        {
            yield return Weight;
            yield return Bias;
            if (Gain is not null)
                yield return Gain;
            if (Shift is not null)
                yield return Shift;
        }
    }

    public bool IsLive(int index) => Mask is null || Mask[index];

    public LayerCache Forward(Side side, Matrix input)
    {
        double[] weight = Masked(Weight[side]), bias = Bias[side];
        Matrix raw = input;
        if (NormOfInput)
            input = LayerNormalisation.Forward(raw, Gain![side], Shift![side], NormEpsilon!.Value);
        var linear = new Matrix(input.Rows, Outputs);
        for (int sample = 0; sample < input.Rows; sample++)
        {
            for (int output = 0; output < Outputs; output++)
                linear[sample, output] = Sums.Dot(weight.AsSpan(output * Inputs, Inputs), input.Row(sample)) + bias[output];
        }

        Matrix before = NormEpsilon is double epsilon && !NormOfInput ? LayerNormalisation.Forward(linear, Gain![side], Shift?[side], epsilon) : linear;
        return new LayerCache(input, linear, before, Activated(before)) { Raw = raw };
    }

    /// <summary>
    /// Writes the gradients of the trained tensors (those of the weights masked, and dense in <see cref="DenseGradient"/>) and returns the
    /// gradient by the input.
    /// </summary>
    public Matrix Backward(LayerCache cache, Matrix outputGradient)
    {
        var gradient = new Matrix(outputGradient.Rows, Outputs);
        for (int i = 0; i < gradient.Values.Length; i++)
            gradient.Values[i] = ActivationGradient(cache.BeforeActivation, outputGradient, i / Outputs, i % Outputs);
        if (Gain is not null)
        {
            Array.Clear(Gain.Gradient);
            if (Shift is not null)
                Array.Clear(Shift.Gradient);
        }

        if (NormEpsilon is double epsilon && !NormOfInput)
        {
            gradient = LayerNormalisation.Backward(cache.Linear, Gain!.Value, epsilon, gradient, Gain.Gradient, Shift?.Gradient);
        }

        Array.Clear(DenseGradient);
        Array.Clear(Bias.Gradient);
        double[] weight = Masked(Weight.Value);
        var inputGradient = new Matrix(gradient.Rows, Inputs);
        for (int sample = 0; sample < gradient.Rows; sample++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                double d = gradient[sample, output];
                Bias.Gradient[output] += d;
                Sums.AddScaled(d, cache.Input.Row(sample), DenseGradient.AsSpan(output * Inputs, Inputs));
                Sums.AddScaled(d, weight.AsSpan(output * Inputs, Inputs), inputGradient.Row(sample));
            }
        }

        for (int i = 0; i < DenseGradient.Length; i++)
            Weight.Gradient[i] = IsLive(i) ? DenseGradient[i] : 0;
        return NormOfInput
            ? LayerNormalisation.Backward(cache.Raw, Gain!.Value, NormEpsilon!.Value, inputGradient, Gain.Gradient, Shift!.Gradient)
            : inputGradient;
    }

    private Matrix Activated(Matrix before)
    {
        if (Width == Outputs)
            return before.Map(z => ActivationFunction.Value(Activation, z));

        var features = new Matrix(before.Rows, Width);
        for (int sample = 0; sample < before.Rows; sample++)
        {
            for (int unit = 0; unit < Outputs; unit++)
                (features[sample, unit], features[sample, Outputs + unit]) = PairFunction.Values(Activation, before[sample, unit]);
        }

        return features;
    }

    private double ActivationGradient(Matrix before, Matrix outputGradient, int sample, int unit)
    {
        if (Width == Outputs)
            return outputGradient[sample, unit] * ActivationFunction.Derivative(Activation, before[sample, unit]);

        (double first, double second) = PairFunction.Derivatives(Activation, before[sample, unit]);
        return (first * outputGradient[sample, unit]) + (second * outputGradient[sample, Outputs + unit]);
    }

    // M ⊙ W.
    private double[] Masked(double[] weight) => Mask is null ? weight : [.. weight.Select((value, i) => Mask[i] ? value : 0)];
}

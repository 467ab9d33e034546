using NE.Runtime.Hosting.Evaluation;
using NE.Runtime.Networks;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>
/// The normalisation of observations by the statistics of the learner, as buffers. Actions beside the observations, an input of critics, pass
/// unchanged.
/// </summary>
internal sealed class ObservationStage : nn.Module<Tensor, Tensor>
{
    private readonly PolicyObservation observation;

    // Their names are those in the state dictionary.
    private readonly Tensor mean;
    private readonly Tensor scale;

    internal ObservationStage(PolicyObservation observation)
        : base(observation.Name)
    {
        this.observation = observation;
        mean = zeros(observation.Length);
        scale = ones(observation.Length);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor normal = (input.narrow(-1, 0, observation.Length) - mean) * scale;
        Tensor bounded = observation.Limit > 0 ? normal.clamp(-observation.Limit, observation.Limit) : normal;
        long rest = input.shape[^1] - observation.Length;
        return rest == 0 ? bounded : cat([bounded, input.narrow(-1, observation.Length, rest)], -1);
    }

    /// <summary>Takes the statistics of a learner.</summary>
    internal void Read(ITensorReader state)
    {
        (float[] means, float[] scales) = observation.Read(state);
        using Tensor first = tensor(means), second = tensor(scales);
        mean.copy_(first);
        scale.copy_(second);
    }
}

using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Topology;

/// <content>Growth scores of user-defined criteria.</content>
public sealed unsafe partial class ElasticLayer
{
    private readonly float[] memories = [];
    private readonly double[] inputActivity = [];
    private readonly double[] outputActivity = [];

    /// <summary>Replaces the layer's scores with those of a user-defined criterion; the layer must have been created to remember.</summary>
    /// <typeparam name="TScore">The criterion.</typeparam>
    /// <param name="before">Inputs of this layer on the growth batch.</param>
    /// <param name="after">Outputs of this layer on the growth batch, after its activation.</param>
    public void ScoreBy<TScore>(Activations before, Activations after)
        where TScore : IConnectionScore
    {
        NeuronScores.MeanMagnitudes(before, inputActivity);
        NeuronScores.MeanMagnitudes(after, outputActivity);
        for (int k = 0; k < Size; k++)
        {
            (int unit, int input) = Math.DivRem(k, inputs);
            float score = TScore.Score(
                new Connection
                {
                    Output = unit,
                    Input = input,
                    IsLive = Layer.Mask[k] != 0,
                    Weight = Layer.Online.Weight[k],
                    Gradient = Layer.Score[k],
                    FirstMoment = Layer.FirstMoment.Weight[k],
                    SecondMoment = Layer.SecondMoment.Weight[k],
                    Age = Layer.Age == null || Layer.Mask[k] == 0 ? 0 : Layer.Age[k],
                    InputActivity = inputActivity[input],
                    OutputActivity = outputActivity[unit],
                },
                ref memories[k]);

            // The comparison is false for NaN.
            Layer.Score[k] = score > 0 ? score : 0;
        }
    }

    private void SaveMemories(ITensorWriter writer)
    {
        if (memories.Length > 0)
        {
            writer.Write(Layer.Name + ".score.memory", memories, units, inputs);
        }
    }

    private void LoadMemories(ITensorReader reader)
    {
        if (memories.Length > 0)
        {
            reader.Read(Layer.Name + ".score.memory", memories);
        }
    }
}

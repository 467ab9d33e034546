using System;
using NE.Runtime.Methods;
using NE.Runtime.Random;

namespace NE.Trials.Own;

/// <summary>In each sparse layer, moves the connection of smallest weight to the dead position of largest gradient.</summary>
[NE.Dsl.Revision(2)]
public sealed class RewireWeakest : IEvent
{
    /// <inheritdoc/>
    public void Apply(EventContext context)
    {
        RandomStream random = context.Random();
        foreach (EventLayer layer in context.Layers)
        {
            (int Output, int Input) weakest = (-1, 0), wanted = (-1, 0);
            float least = float.PositiveInfinity, most = 0;
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                {
                    if (layer.IsLive(output, input) && Math.Abs(layer[output, input]) < least)
                        (least, weakest) = (Math.Abs(layer[output, input]), (output, input));
                    else if (!layer.IsLive(output, input) && Math.Abs(layer.Gradient(output, input)) > most)
                        (most, wanted) = (Math.Abs(layer.Gradient(output, input)), (output, input));
                }
            }

            if (wanted.Output < 0)
                continue;

            layer.Disconnect(weakest.Output, weakest.Input);
            layer.Connect(wanted.Output, wanted.Input, random.NextUniform(-layer.Bound, layer.Bound));
        }
    }
}

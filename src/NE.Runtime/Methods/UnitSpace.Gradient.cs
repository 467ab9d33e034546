using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <content>Selection by the gradient of incoming weights (GraMa; docs/algorithm.md, Resets by gradient).</content>
public sealed unsafe partial class UnitSpace
{
    private const double Tiny = 1e-9;

    /// <summary>
    /// Selects the units of lowest score, at most ⌊most · units⌋ of them and none with a score above the threshold. The score of a unit is the mean
    /// magnitude of the gradient of its live incoming weights, divided by the mean of the space. A unit without live incoming weights has no score and
    /// is not selected. Ties are broken at random.
    /// </summary>
    /// <param name="threshold">τ ≥ 0; 0 means no gradient at all, infinity selects by rank alone.</param>
    /// <param name="most">Fraction of the units, in [0, 1].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void SelectByGradient(double threshold, double most, uint seed, long update)
    {
        MeasureGradients();
        SelectLowest(most, threshold, new IndexedWords(seed, RandomStreamId.GradientReset, EventUnit.Of(update, writers[0].Number)));
    }

    private void MeasureGradients()
    {
        double sum = 0;
        int scored = 0;
        for (int unit = 0; unit < Units; unit++)
        {
            double magnitudes = 0;
            int live = 0;
            foreach (LinearLayer writer in writers)
                live += Add(writer, unit, ref magnitudes);

            scores[unit] = magnitudes / live;
            if (live > 0)
            {
                sum += scores[unit];
                scored++;
            }
        }

        double mean = sum / scored;
        for (int unit = 0; unit < Units; unit++)
            scores[unit] /= mean + Tiny;
    }

    private static int Add(LinearLayer writer, int unit, ref double magnitudes)
    {
        int live = 0;
        for (int position = unit * writer.Inputs; position < (unit + 1) * writer.Inputs; position++)
        {
            if (!writer.Masked || writer.Mask[position] != 0)
            {
                magnitudes += double.Abs(writer.Gradient.Weight[writer.SlotOf(position)]);
                live++;
            }
        }

        return live;
    }
}

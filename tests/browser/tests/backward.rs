//! Station 1, backward: the gradients along the chains.

use browser_tests::{page::Page, viewport::DESKTOP};
use layernorm_lab::{
    claims::backward::backward,
    lab::{
        gradient::chains,
        growth::{self, Noise},
        scenario::{Growth, Product, Scenario},
    },
    words::sentence,
};

fn expected(scenario: &Scenario) -> String {
    let noise = &mut Noise::seeded(scenario.seed);
    let gradients = [false, true].map(|layer_norm| {
        let settings = Growth {
            layer_norm,
            ..scenario.growth.clone()
        };
        chains::run(noise, &settings)
    });
    sentence::backward(&backward(
        &gradients,
        &growth::run(noise, &scenario.growth),
        scenario.growth.size,
    ))
}

#[test]
fn the_charts_show_the_gradients_of_both_chains_and_return() {
    Page::test(DESKTOP, |page| {
        let forward = page.text("#why-sentence");
        let () = page.eval_on("#why details.more", "element.open = true;");
        page.choose("view-direction-1");
        page.wait_for_fragment("v=1&direction=backward");
        page.wait_until_updated();
        let mut scenario = Scenario::default();
        assert_eq!(page.text("#why-sentence"), expected(&scenario));
        page.choose("growth-product-1");
        page.wait_until_updated();
        scenario.growth.product = Product::Matrix;
        let sentence = page.text("#why-sentence");
        assert_eq!(sentence, expected(&scenario));
        assert!(
            sentence.contains("by 1.026×10¹⁸ and by 1.789."),
            "{sentence}"
        );
        assert!(page.text("#chart-larger-sentence").contains("gradient"));
        page.click("#undo");
        page.click("#undo");
        page.wait_for_fragment("v=1");
        page.wait_until_updated();
        assert_eq!(page.text("#why-sentence"), forward);
    });
}

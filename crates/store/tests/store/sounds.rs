//! Sounds, as every store keeps them (R17).

use crate::kit::at;
use rappel_store::{Error, NewSound, Sounds, Store};

fn sound(name: &str, audio: &[u8]) -> NewSound {
    NewSound {
        name: name.to_owned(),
        file_name: format!("{name}.mp3"),
        duration_ms: 1_500,
        audio: audio.to_owned(),
        put_at: at(0),
    }
}

pub fn sounds(store: &mut (impl Sounds + Store)) {
    let campaign = store.create_campaign("one", "{}").unwrap();
    let other = store.create_campaign("other", "{}").unwrap();
    store.put_sound(campaign, &sound("bonjour", &[1, 2, 3])).unwrap();
    store.put_sound(campaign, &sound("adieu", &[4])).unwrap();
    store.put_sound(campaign, &sound("bonjour", &[5, 6])).unwrap();
    store.put_sound(other, &sound("adieu", &[7])).unwrap();
    let listed: Vec<_> =
        store.sounds(campaign).unwrap().into_iter().map(|sound| (sound.name, sound.file_name, sound.bytes)).collect();
    let line = |name: &str, bytes| (name.to_owned(), format!("{name}.mp3"), bytes);
    assert_eq!(listed, [line("adieu", 1), line("bonjour", 2)]);
    assert_eq!(store.audio(campaign, "bonjour").unwrap(), [5, 6]);
    assert!(
        matches!(store.audio(campaign, "bonjor"), Err(Error::NotFound { nearest, .. }) if nearest.as_deref() == Some("bonjour"))
    );
    store.copy_sounds(campaign, other).unwrap();
    assert_eq!(store.audio(other, "bonjour").unwrap(), [5, 6]);
    assert_eq!(store.audio(other, "adieu").unwrap(), [7], "what it has stays");
    assert!(store.remove_sound(campaign, "adieu").unwrap());
    assert!(!store.remove_sound(campaign, "adieu").unwrap());
    assert_eq!(store.sounds(campaign).unwrap().len(), 1);
}
